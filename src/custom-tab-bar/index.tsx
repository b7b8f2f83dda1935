import { View } from '@tarojs/components'
import { useTabs } from './useTabs'
import { pages } from '../texts.pages'
import { texts } from './texts'
import './index.scss'

/** As WeChat writes what would not fit. */
function badgeText(count: number): string {
  return count > 99 ? '99+' : String(count)
}

/** A tab bar of our own, because WeChat's cannot show a tab to admins only. */
export default function TabBar() {
  const { tabs, current, waiting, style, open } = useTabs()
  return (
    <View className="custom-tab-bar" style={style} ariaRole="tablist">
      {tabs.map((tab) => (
        <View
          key={tab}
          className={tab === current ? `custom-tab-bar-tab ${tab} on` : `custom-tab-bar-tab ${tab}`}
          ariaRole="tab"
          ariaLabel={tab === 'admin' && waiting > 0 ? texts.waiting(waiting) : pages.main[tab].title}
          ariaSelected={tab === current}
          onClick={() => open(tab)}
        >
          {pages.main[tab].title}
          {tab === 'admin' && waiting > 0 && <View className="custom-tab-bar-badge">{badgeText(waiting)}</View>}
        </View>
      ))}
    </View>
  )
}
