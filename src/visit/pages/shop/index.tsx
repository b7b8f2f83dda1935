import { View } from '@tarojs/components'
import { Fact } from '../../../shared/controls/Fact'
import { LoadState } from '../../../shared/screen/LoadState'
import { Screen } from '../../../shared/screen/Screen'
import { ShopCard } from '../../../shared/shop/ShopCard'
import { openingText } from '../../../shared/shop/texts'
import { useShopPage } from './useShopPage'
import { texts } from './texts'

/** The shop's face: hours, prices, where to go and whom to ask. */
export default function ShopPage() {
  const { settings, fault, retry } = useShopPage()
  if (!settings)
    return (
      <Screen>
        <LoadState fault={fault} onRetry={retry} />
      </Screen>
    )
  const { price_rules, price_per_hour, closed_weekdays } = settings
  return (
    <Screen>
      <ShopCard />
      <View className="card">
        <View className="title">{texts.hours}</View>
        <View>{openingText(settings)}</View>
        {closed_weekdays.length > 0 && <View className="soft">{texts.closed(closed_weekdays)}</View>}
      </View>
      <View className="card">
        <View className="title">{texts.prices}</View>
        {price_rules.map((rule) => (
          <Fact key={texts.rule(rule)} name={texts.rule(rule)}>
            {texts.price(rule.price)}
          </Fact>
        ))}
        <Fact name={price_rules.length > 0 ? texts.otherwise : texts.base}>{texts.price(price_per_hour)}</Fact>
      </View>
    </Screen>
  )
}
