import { View } from '@tarojs/components'
import { ActionButton } from '../../../shared/controls/ActionButton'
import { inviteRoles, useInviting } from './useInviting'
import { texts } from './texts'
import { momentText } from '../../../shared/texts'
import { ChoiceField } from '../../shared/fields/ChoiceField'
import { TextField } from '../../shared/fields/TextField'
import { ButtonRow } from '../../shared/ButtonRow'
import './InviteForm.scss'

export function InviteForm({ onInvited }: { onInvited: () => void }) {
  const { role, setRole, made, invite, inviting, write, copyCode } = useInviting(onInvited)
  return (
    <View className="card">
      <View className="title">{texts.inviteTitle}</View>
      <TextField label={texts.name} value="" placeholder={texts.nameHint} onWrite={write} />
      <View className="below">
        <ChoiceField
          label={texts.role}
          options={inviteRoles.map((one) => texts.may[one])}
          value={role}
          onChange={setRole}
        />
      </View>
      {made && (
        <View className="below" ariaLive="polite">
          <View className="soft">{texts.code}</View>
          <View className="invite-form-code">{made.code}</View>
          <View className="soft">{texts.until(momentText(made.expire_at))}</View>
          <ButtonRow>
            <ActionButton onTap={copyCode}>{texts.copy}</ActionButton>
            <ActionButton kind="main" openType="share">
              {texts.send}
            </ActionButton>
          </ButtonRow>
        </View>
      )}
      <ActionButton isWide {...(!made && { kind: 'main' })} busy={inviting} onTap={invite}>
        {texts.invite}
      </ActionButton>
    </View>
  )
}
