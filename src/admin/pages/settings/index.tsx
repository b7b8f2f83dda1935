import { View } from '@tarojs/components'
import { AlertBanner } from '../../../shared/screen/AlertBanner'
import { AdminScreen } from '../../shared/AdminScreen'
import { RestoredDraft } from './RestoredDraft'
import { SaveBar } from './SaveBar'
import { SettingsForm } from './SettingsForm'
import { useMay } from '../../../shared/person/useRole'
import { toDraft } from './draft/settings-draft'
import { useSettings } from './useSettings'
import { texts } from './texts'

export default function SettingsPage() {
  const { page, draft, isDirty, restored, forget, change, save, saving, version } = useSettings()
  const isOwner = useMay('owner')
  const { readOnly, keep } = texts
  return (
    <AdminScreen page={page}>
      {({ settings, pay_qr_link }) => (
        <View>
          <AlertBanner kind="info">{isOwner ? keep : readOnly}</AlertBanner>
          {/* a sibling that comes and goes would make Taro send the whole form again */}
          <View>{isOwner && restored && <RestoredDraft {...restored} onForget={forget} />}</View>
          <SettingsForm
            key={version}
            draft={draft ?? toDraft(settings)}
            link={pay_qr_link}
            disabled={!isOwner}
            onChange={change}
          />
          <View className="under-bar" />
          {isOwner && <SaveBar isDirty={isDirty} saving={saving} save={save} />}
        </View>
      )}
    </AdminScreen>
  )
}
