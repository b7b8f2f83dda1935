import { View } from '@tarojs/components'
import { numberSettingNames, numberSettings } from '../../../../core/shop/settings'
import { isPriced, type Draft } from './draft/settings-draft'
import type { ChangeDraft } from './useSettings'
import { adminTexts, numberTexts } from '../../shared/texts'
import { texts } from './texts'
import { Consoles } from './Consoles'
import { HoursField } from './fields/HoursField'
import { NoticeField } from './fields/NoticeField'
import { PriceRules } from './PriceRules'
import { ShopFields } from './fields/ShopFields'
import { Switch } from './fields/Switch'
import { QrField } from './fields/QrField'
import { TextField } from '../../shared/fields/TextField'
import { WeekdayField } from './fields/WeekdayField'
import './SettingsForm.scss'

interface Props {
  draft: Draft
  /** where the stored QR code can be seen */
  link: string
  disabled: boolean
  onChange: ChangeDraft
}
const { settingNames: fields } = adminTexts

function Numbers({ draft, disabled, onChange }: Omit<Props, 'link'>) {
  return (
    <View className="card">
      {numberSettingNames.map((field) => (
        <TextField
          key={field}
          label={numberTexts[field].name}
          value={draft[field]}
          hint={numberTexts[field].hint}
          type={numberSettings[field].unit === 'fen' ? 'digit' : 'number'}
          disabled={disabled}
          onWrite={(text) => onChange((now) => ({ ...now, [field]: text }))}
        />
      ))}
      <TextField
        label={fields.move_hours ?? ''}
        value={draft.move_hours}
        hint={texts.moveHint}
        type="number"
        disabled={disabled}
        onWrite={(move_hours) => onChange((now) => ({ ...now, move_hours }))}
      />
      <TextField
        label={fields.cancel_hours ?? ''}
        value={draft.cancel_hours}
        hint={texts.cancelHint}
        type="number"
        disabled={disabled}
        onWrite={(cancel_hours) => onChange((now) => ({ ...now, cancel_hours }))}
      />
    </View>
  )
}

function Opening({ draft, disabled, onChange }: Omit<Props, 'link'>) {
  return (
    <View className="card">
      <View className="title">{fields.opening_hours}</View>
      <HoursField
        {...draft.opening_hours}
        disabled={disabled}
        onChange={(opening_hours) => onChange((now) => ({ ...now, opening_hours }))}
      />
      <View className="title settings-form-title">{fields.closed_weekdays}</View>
      <View className="soft">{texts.closedHint}</View>
      <WeekdayField
        label={fields.closed_weekdays ?? ''}
        chosen={draft.closed_weekdays}
        disabled={disabled}
        onChange={(closed_weekdays) => onChange((now) => ({ ...now, closed_weekdays }))}
      />
    </View>
  )
}

function CheckIn({ draft, disabled, onChange }: Omit<Props, 'link'>) {
  return (
    <View className="card">
      <View className="row">
        <View className="title">{fields.check_in}</View>
        <Switch
          label={fields.check_in ?? ''}
          on={draft.check_in}
          disabled={disabled}
          onToggle={() => onChange((now) => ({ ...now, check_in: !now.check_in }))}
        />
      </View>
      <View className="soft">{texts.checkInHint}</View>
    </View>
  )
}

export function SettingsForm({ link, ...form }: Props) {
  const { draft, disabled, onChange } = form
  return (
    <View>
      <Numbers {...form} />
      <PriceRules rules={draft.price_rules} disabled={disabled} onChange={onChange} />
      <Consoles consoles={draft.consoles} disabled={disabled} onChange={onChange} />
      <Opening {...form} />
      <CheckIn {...form} />
      <QrField
        value={draft.pay_qr_url}
        link={link}
        isPriced={isPriced(draft)}
        disabled={disabled}
        onChange={(pay_qr_url) => onChange((now) => ({ ...now, pay_qr_url }))}
      />
      <NoticeField
        value={draft.notice}
        disabled={disabled}
        onWrite={(notice) => onChange((now) => ({ ...now, notice }))}
      />
      <ShopFields shop={draft.shop} disabled={disabled} onChange={onChange} />
    </View>
  )
}
