import { Textarea, View } from '@tarojs/components'
import { maxLength } from '../../../../../core/contract/limits'
import { TextField } from '../../../shared/fields/TextField'
import { adminTexts } from '../../../shared/texts'
import type { Draft } from '../draft/settings-draft'
import { texts } from '../texts'
import type { ChangeDraft } from '../useSettings'
import { Switch } from './Switch'
import './NoticeField.scss'

interface Props {
  shop: Draft['shop']
  disabled: boolean
  onChange: ChangeDraft
}

const lines = [
  ['name', maxLength.shop_name],
  ['address', maxLength.address],
  ['position', maxLength.phone * 2],
  ['phone', maxLength.phone],
  ['wechat_id', maxLength.wechat_id],
] as const

/** What players see of the shop: its name, where it is, whom to ask, and what to know before coming. */
export function ShopFields({ shop, disabled, onChange }: Props) {
  const change = (part: Partial<Draft['shop']>) => onChange((now) => ({ ...now, shop: { ...now.shop, ...part } }))
  return (
    <View className="card">
      <View className="title">{adminTexts.settingNames.shop}</View>
      <View className="soft">{texts.shopHint}</View>
      {lines.map(([field, length]) => (
        <TextField
          key={field}
          label={texts.shop[field].name}
          hint={texts.shop[field].hint}
          value={shop[field]}
          maxlength={length}
          disabled={disabled}
          onWrite={(text) => change({ [field]: text })}
        />
      ))}
      <View className="soft below">{texts.shopRules}</View>
      <Textarea
        className="notice-field"
        maxlength={maxLength.rules}
        autoHeight
        defaultValue={shop.rules}
        disabled={disabled}
        placeholder={texts.shopRulesHint}
        ariaLabel={texts.shopRules}
        onInput={({ detail }) => change({ rules: detail.value })}
      />
      <View className="row below">
        <View>{texts.hasContact}</View>
        <Switch
          label={texts.hasContact}
          on={shop.has_contact}
          disabled={disabled}
          onToggle={() => change({ has_contact: !shop.has_contact })}
        />
      </View>
    </View>
  )
}
