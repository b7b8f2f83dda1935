import { View } from '@tarojs/components'
import { ChoiceRow } from '../../components/ChoiceRow'
import { FooterHint } from '../../components/FooterHint'
import { LoadState } from '../../components/LoadState'
import { Profile } from '../../components/Profile'
import { Screen } from '../../components/Screen'
import { useChoices } from '../../hooks/useChoices'
import { useExportMyData, useLeave } from '../../hooks/useMyData'
import { usePages } from '../../hooks/usePages'
import { useProfile } from '../../hooks/useProfile'
import { texts } from '../../texts'

export default function MePage() {
  const { user, notice, fault, retry, changeAvatar, changingAvatar, nickname } = useProfile()
  const { readPrivacy, clear, openPermissions } = useChoices()
  const { toInvite } = usePages()
  const exporting = useExportMyData()
  const leaving = useLeave()
  const { me } = texts
  return (
    <Screen tabbed>
      {user ? (
        <Profile user={user} busy={changingAvatar} onAvatar={changeAvatar} nickname={nickname} />
      ) : (
        <LoadState fault={fault} onRetry={retry} />
      )}
      {notice && (
        <View className="card">
          <View className="title">{me.notice}</View>
          <View className="soft">{notice}</View>
        </View>
      )}
      <View className="card">
        <View className="title">{me.data}</View>
        <View className="soft">{me.dataHint}</View>
        <ChoiceRow title={me.privacy} hint={me.privacyHint} onTap={readPrivacy} />
        <ChoiceRow title={me.export} hint={exporting.hint} onTap={exporting.tap} />
        <ChoiceRow title={me.permissions} hint={me.permissionsHint} onTap={openPermissions} />
        <ChoiceRow title={me.invite} hint={me.inviteHint} onTap={toInvite} />
        <ChoiceRow title={me.clear} hint={me.clearHint} onTap={clear} />
        <ChoiceRow title={me.leave} hint={leaving.hint} isGrave onTap={leaving.tap} />
      </View>
      <FooterHint />
    </Screen>
  )
}
