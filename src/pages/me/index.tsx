import { View } from '@tarojs/components'
import { ChoiceRow } from '../../shared/controls/ChoiceRow'
import { FooterHint } from '../../shared/screen/FooterHint'
import { LoadState } from '../../shared/screen/LoadState'
import { Profile } from './Profile'
import { Screen } from '../../shared/screen/Screen'
import { ShopCard } from '../../shared/shop/ShopCard'
import { useChoices } from './useChoices'
import { useExportMyData, useLeave } from './useMyData'
import { usePages } from '../../shared/usePages'
import { useProfile } from './useProfile'
import { texts } from './texts'

export default function MePage() {
  const { user, notice, left, fault, retry, changeAvatar, changingAvatar, nickname } = useProfile()
  const { readPrivacy, clear, openPermissions, askMore } = useChoices()
  const { toInvite } = usePages()
  const exporting = useExportMyData()
  const leaving = useLeave()
  return (
    <Screen tabbed>
      {user ? (
        <Profile user={user} busy={changingAvatar} onAvatar={changeAvatar} nickname={nickname} />
      ) : (
        <LoadState fault={fault} onRetry={retry} />
      )}
      <ShopCard />
      {notice && (
        <View className="card">
          <View className="title">{texts.notice}</View>
          <View className="soft">{notice}</View>
        </View>
      )}
      {left && (
        <View className="card">
          <ChoiceRow title={texts.messages} hint={texts.messagesHint(left)} onTap={() => askMore()} />
        </View>
      )}
      <View className="card">
        <View className="title">{texts.data}</View>
        <View className="soft">{texts.dataHint}</View>
        <ChoiceRow title={texts.privacy} hint={texts.privacyHint} onTap={readPrivacy} />
        <ChoiceRow title={texts.export} hint={exporting.hint} onTap={exporting.tap} />
        <ChoiceRow title={texts.permissions} hint={texts.permissionsHint} onTap={openPermissions} />
        <ChoiceRow title={texts.clear} hint={texts.clearHint} onTap={clear} />
        <ChoiceRow title={texts.leave} hint={leaving.hint} isGrave onTap={leaving.tap} />
      </View>
      <View className="card">
        <ChoiceRow title={texts.invite} hint={texts.inviteHint} onTap={toInvite} />
      </View>
      <FooterHint />
    </Screen>
  )
}
