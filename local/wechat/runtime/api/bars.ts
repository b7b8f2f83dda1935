import type { TabBar } from '../pages/tab-bar'
import type { Phone } from '../phone'
import { api, ApiFailure } from './call'

interface TitleOptions {
  title: string
}

interface ColorOptions {
  frontColor?: string
  backgroundColor?: string
}

interface TabOptions {
  index: number
  text?: string
  iconPath?: string
  selectedIconPath?: string
}

const tabBarOf = (phone: Phone): TabBar => {
  if (!phone.tabBar) throw new ApiFailure('not TabBar page')
  return phone.tabBar
}

export const bars = (phone: Phone) => {
  const frame = () => phone.stack.current()!.frame
  const tab = (change: (bar: TabBar, options: TabOptions) => void) => (options: TabOptions) =>
    change(tabBarOf(phone), options)
  return {
    setNavigationBarTitle: api('setNavigationBarTitle', ({ title }: TitleOptions) => frame().bar.setTitle(title)),
    setNavigationBarColor: api(
      'setNavigationBarColor',
      ({ frontColor = '#000000', backgroundColor = '' }: ColorOptions) =>
        frame().bar.setColors(frontColor === '#ffffff' ? 'white' : 'black', backgroundColor),
    ),
    showNavigationBarLoading: api('showNavigationBarLoading', () => frame().bar.setLoading(true)),
    hideNavigationBarLoading: api('hideNavigationBarLoading', () => frame().bar.setLoading(false)),
    hideHomeButton: api('hideHomeButton', () => frame().bar.hideHome()),
    setBackgroundColor: api('setBackgroundColor', ({ backgroundColor = '' }: ColorOptions) => {
      frame().element.style.backgroundColor = backgroundColor
    }),
    setBackgroundTextStyle: api('setBackgroundTextStyle', ({ textStyle }: { textStyle: string }) => {
      frame().viewport.dataset.dots = textStyle
    }),
    setTabBarItem: api(
      'setTabBarItem',
      tab((bar, { index, ...item }) => bar.setItem(index, item)),
    ),
    setTabBarBadge: api(
      'setTabBarBadge',
      tab((bar, { index, text }) => bar.setBadge(index, text ?? '')),
    ),
    removeTabBarBadge: api(
      'removeTabBarBadge',
      tab((bar, { index }) => bar.setBadge(index, null)),
    ),
    showTabBarRedDot: api(
      'showTabBarRedDot',
      tab((bar, { index }) => bar.setBadge(index, '')),
    ),
    hideTabBarRedDot: api(
      'hideTabBarRedDot',
      tab((bar, { index }) => bar.setBadge(index, null)),
    ),
    showTabBar: api('showTabBar', () => tabBarOf(phone).setHidden(false)),
    hideTabBar: api('hideTabBar', () => tabBarOf(phone).setHidden(true)),
  }
}
