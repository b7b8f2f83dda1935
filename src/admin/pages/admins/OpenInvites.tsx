import { View } from '@tarojs/components'
import type { InviteView } from '../../../../core/contract/contract'
import { ActionButton } from '../../../shared/controls/ActionButton'
import { texts } from './texts'
import { roleName } from '../../shared/texts'
import { momentText } from '../../../shared/texts'

interface Props {
  invites: InviteView[]
  revoke: (invite: InviteView) => void
  revoking: boolean
}

export function OpenInvites({ invites, revoke, revoking }: Props) {
  if (invites.length === 0) return null
  return (
    <View className="card">
      <View className="title">{texts.invites}</View>
      {invites.map((invite) => (
        <View key={invite.id} className="row wrap">
          <View>
            <View>{invite.name}</View>
            <View className="soft">{texts.invited(roleName(invite.role), momentText(invite.expire_at))}</View>
          </View>
          <ActionButton busy={revoking} onTap={() => revoke(invite)}>
            {texts.revoke}
          </ActionButton>
        </View>
      ))}
    </View>
  )
}
