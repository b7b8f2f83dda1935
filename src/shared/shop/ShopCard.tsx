import { View } from '@tarojs/components'
import { ActionButton } from '../controls/ActionButton'
import { ChoiceRow } from '../controls/ChoiceRow'
import { useShop } from './useShop'
import { shopTexts } from './texts'
import './ShopCard.scss'

/** Where to go and whom to ask: only what the owner has written down. */
export function ShopCard() {
  const { shop, showWay, call, copyWechatId } = useShop()
  if (!shop) return null
  const { name, address, latitude, phone, wechat_id, has_contact, rules } = shop
  if (!(address || phone || wechat_id || has_contact || rules)) return null
  return (
    <View className="card">
      <View className="title">{name || shopTexts.title}</View>
      {address && (
        <ChoiceRow
          title={address}
          hint={latitude === undefined ? shopTexts.copyAddress : shopTexts.toMap}
          onTap={showWay}
        />
      )}
      {phone && <ChoiceRow title={`${shopTexts.phone} ${phone}`} hint={shopTexts.call} onTap={call} />}
      {wechat_id && <ChoiceRow title={`${shopTexts.wechat} ${wechat_id}`} hint={shopTexts.copy} onTap={copyWechatId} />}
      {has_contact && (
        <ActionButton isWide openType="contact">
          {shopTexts.contact}
        </ActionButton>
      )}
      {rules && (
        <View className="below">
          <View>{shopTexts.rules}</View>
          <View className="soft shop-card-rules">{rules}</View>
        </View>
      )}
    </View>
  )
}
