import type { Frame, TabBar } from '../../phone/parts'
import type { Phone } from '../../phone/phone'
import { api, ApiFailure } from '../call'

type Bars = Pick<
  WechatMiniprogram.Wx,
  | 'setNavigationBarTitle'
  | 'setNavigationBarColor'
  | 'showNavigationBarLoading'
  | 'hideNavigationBarLoading'
  | 'hideHomeButton'
  | 'setBackgroundColor'
  | 'setBackgroundTextStyle'
>

type TabBars = Pick<
  WechatMiniprogram.Wx,
  | 'setTabBarItem'
  | 'setTabBarBadge'
  | 'removeTabBarBadge'
  | 'showTabBarRedDot'
  | 'hideTabBarRedDot'
  | 'showTabBar'
  | 'hideTabBar'
>

function tabBarOf(phone: Phone): TabBar {
  if (!phone.tabBar) throw new ApiFailure('not TabBar page')
  return phone.tabBar
}

function frameOf(phone: Phone): Frame {
  const page = phone.stack.current()
  if (!page) throw new ApiFailure('there is no page')
  return page.frame
}

function pageBars(phone: Phone): Bars {
  const frame = () => frameOf(phone)
  return {
    setNavigationBarTitle: api('setNavigationBarTitle', { title: 'String' }, ({ title }) =>
      frame().bar.setTitle(title),
    ),
    setNavigationBarColor: api(
      'setNavigationBarColor',
      { frontColor: 'String', backgroundColor: 'String' },
      ({ frontColor, backgroundColor }) =>
        frame().bar.setColors(frontColor === '#ffffff' ? 'white' : 'black', backgroundColor),
    ),
    showNavigationBarLoading: api('showNavigationBarLoading', {}, () => frame().bar.setLoading(true)),
    hideNavigationBarLoading: api('hideNavigationBarLoading', {}, () => frame().bar.setLoading(false)),
    hideHomeButton: api('hideHomeButton', {}, () => frame().bar.hideHome()),
    setBackgroundColor: api('setBackgroundColor', { backgroundColor: 'String?' }, ({ backgroundColor = '' }) => {
      frame().element.style.backgroundColor = backgroundColor
    }),
    setBackgroundTextStyle: api('setBackgroundTextStyle', { textStyle: 'String' }, ({ textStyle }) => {
      frame().viewport.dataset.dots = textStyle
    }),
  }
}

function tabBars(phone: Phone): TabBars {
  return {
    setTabBarItem: api('setTabBarItem', { index: 'Number', text: 'String?' }, ({ index, text, iconPath }) =>
      tabBarOf(phone).setItem(index, { ...(text && { text }), ...(iconPath && { iconPath }) }),
    ),
    setTabBarBadge: api('setTabBarBadge', { index: 'Number', text: 'String' }, ({ index, text }) =>
      tabBarOf(phone).setBadge(index, text),
    ),
    removeTabBarBadge: api('removeTabBarBadge', { index: 'Number' }, ({ index }) =>
      tabBarOf(phone).setBadge(index, null),
    ),
    showTabBarRedDot: api('showTabBarRedDot', { index: 'Number' }, ({ index }) => tabBarOf(phone).setBadge(index, '')),
    hideTabBarRedDot: api('hideTabBarRedDot', { index: 'Number' }, ({ index }) =>
      tabBarOf(phone).setBadge(index, null),
    ),
    showTabBar: api('showTabBar', {}, () => tabBarOf(phone).setHidden(false)),
    hideTabBar: api('hideTabBar', {}, () => tabBarOf(phone).setHidden(true)),
  }
}

export function bars(phone: Phone): Bars & TabBars {
  return { ...pageBars(phone), ...tabBars(phone) }
}
