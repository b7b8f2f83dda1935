import { View } from '@tarojs/components'
import type { InviteView } from '../../../../core/contract/contract'
import { ActionButton } from '../../../shared/components/ActionButton'
import { adminTexts } from '../../texts'

interface Props {
  invites: InviteView[]
  revoke: (invite: InviteView) => void
  revoking: boolean
}

export function OpenInvites({ invites, revoke, revoking }: Props) {
  const texts = adminTexts.admins
  if (invites.length === 0) return null
  return (
    <View className="card">
      <View className="title">{texts.invites}</View>
      {invites.map((invite) => (
        <View key={invite.id} className="row wrap">
          <View>
            <View>{invite.name}</View>
            <View className="soft">
              {texts.invited(adminTexts.role(invite.role), adminTexts.moment(invite.expire_at))}
            </View>
          </View>
          <ActionButton busy={revoking} onTap={() => revoke(invite)}>
            {texts.revoke}
          </ActionButton>
        </View>
      ))}
    </View>
  )
}
