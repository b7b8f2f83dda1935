import Taro from '@tarojs/taro'

const withOrder = (page: string, order_id: string): string =>
  `/pages/${page}/index?order_id=${encodeURIComponent(order_id)}`

export const openPay = (order_id: string): void => void Taro.navigateTo({ url: withOrder('pay', order_id) })

export const openOrder = (order_id: string): void => void Taro.navigateTo({ url: withOrder('order', order_id) })

/** Shows an order in place of this page, so that going back does not come here again. */
export const replaceWithOrder = (order_id: string): void => void Taro.redirectTo({ url: withOrder('order', order_id) })

export const orderPath = (order_id: string): string => withOrder('order', order_id)

const tabs = {
  slots: '/pages/slots/index',
  orders: '/pages/orders/index',
  me: '/pages/me/index',
  admin: '/pages/admin/index',
} as const

export type Tab = keyof typeof tabs

export const openTab = (tab: Tab): void => void Taro.switchTab({ url: tabs[tab] })

/** Closes every page there is and begins anew with a tab. */
export const startOver = (tab: Tab): Promise<unknown> => Taro.reLaunch({ url: tabs[tab] })

/** The tab this page is, as WeChat names it. */
export function currentTab(): Tab | undefined {
  const route = Taro.getCurrentPages().pop()?.route ?? ''
  return (Object.keys(tabs) as Tab[]).find((tab) => tabs[tab] === `/${route}`)
}

export const openInvite = (): void => void Taro.navigateTo({ url: '/admin/pages/invite/index' })

export const openNotFound = (): void => void Taro.redirectTo({ url: '/pages/not-found/index' })

export const stopPullDown = (): void => Taro.stopPullDownRefresh()
