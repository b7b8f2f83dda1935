import { View } from '@tarojs/components'
import { maxLength } from '../../../../core/contract/limits'
import { ActionButton } from '../../../shared/controls/ActionButton'
import { EmptyState } from '../../../shared/screen/EmptyState'
import { Screen } from '../../../shared/screen/Screen'
import { TextField } from '../../shared/fields/TextField'
import { useAdminPages } from '../../shared/useAdminPages'
import { useInvite } from './useInvite'
import { texts } from './texts'

export default function InvitePage() {
  const { code, role, accept, accepting, write } = useInvite()
  const { toAdmin } = useAdminPages()
  if (role)
    return (
      <Screen>
        <EmptyState title={texts.accepted(role)} hint={texts.acceptedHint} action={texts.enter} onAction={toAdmin} />
      </Screen>
    )
  return (
    <Screen>
      <View className="card">
        <View className="soft">{texts.hint}</View>
        <TextField label={texts.label} value={code} maxlength={maxLength.invite_code} onWrite={write} />
        <ActionButton kind="main" isWide busy={accepting} onTap={accept}>
          {texts.accept}
        </ActionButton>
      </View>
    </Screen>
  )
}
