import { View } from '@tarojs/components'
import { appName } from '../../texts.pages'
import { usePages } from '../../shared/usePages'
import { shopTexts } from '../../shared/shop/texts'
import './ShopLine.scss'

interface Props {
  name: string
  /** how the shop opens today, and what an hour costs */
  today: string
  price: string
}

/** The shop on one line; a tap leads to its address, prices and rules. */
export function ShopLine({ name, today, price }: Props) {
  const { toShop } = usePages()
  return (
    <View className="shop-line" hoverClass="pressed" ariaRole="button" ariaLabel={shopTexts.title} onClick={toShop}>
      <View className="strong">{name || appName}</View>
      <View className="soft">
        {today} · {price}
      </View>
    </View>
  )
}
