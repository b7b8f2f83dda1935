import { View } from '@tarojs/components'
import { useTabs } from './useTabs'
import { pages } from '../texts.pages'
import './index.scss'

/** A tab bar of our own, because WeChat's cannot show a tab to admins only. */
export default function TabBar() {
  const { tabs, current, open } = useTabs()
  return (
    <View className="custom-tab-bar" ariaRole="tablist">
      {tabs.map((tab) => (
        <View
          key={tab}
          className={tab === current ? `custom-tab-bar-tab ${tab} on` : `custom-tab-bar-tab ${tab}`}
          ariaRole="tab"
          ariaSelected={tab === current}
          onClick={() => open(tab)}
        >
          {pages.main[tab].title}
        </View>
      ))}
    </View>
  )
}
