import Taro from '@tarojs/taro'
import { refusals } from '../../texts.refusals'
import { toast } from './dialogs'

/** WeChat keeps so many pages open and refuses the next one. */
const MOST_PAGES = 10

const sayNotOpened = (): void => toast(refusals.page)

/** Opens a page above this one; where WeChat holds no more of them, in place of this one. */
export function openPage(url: string): void {
  const isFull = Taro.getCurrentPages().length >= MOST_PAGES
  void (isFull ? Taro.redirectTo({ url }) : Taro.navigateTo({ url })).catch(sayNotOpened)
}

const replacePage = (url: string): void => void Taro.redirectTo({ url }).catch(sayNotOpened)

const withOrder = (page: string, order_id: string): string =>
  `/pages/${page}/index?order_id=${encodeURIComponent(order_id)}`

export const openPay = (order_id: string): void => openPage(withOrder('pay', order_id))

export const openOrder = (order_id: string): void => openPage(withOrder('order', order_id))

/** Shows an order in place of this page, so that going back does not come here again. */
export const replaceWithOrder = (order_id: string): void => replacePage(withOrder('order', order_id))

export const orderPath = (order_id: string): string => withOrder('order', order_id)

const tabs = {
  slots: '/pages/slots/index',
  orders: '/pages/orders/index',
  me: '/pages/me/index',
  admin: '/pages/admin/index',
} as const

export type Tab = keyof typeof tabs

export const openTab = (tab: Tab): void => void Taro.switchTab({ url: tabs[tab] }).catch(sayNotOpened)

/** Closes every page there is and begins anew with a tab. */
export const startOver = (tab: Tab): Promise<unknown> => Taro.reLaunch({ url: tabs[tab] })

/** The tab this page is, as WeChat names it. */
export function currentTab(): Tab | undefined {
  const route = Taro.getCurrentPages().pop()?.route ?? ''
  return (Object.keys(tabs) as Tab[]).find((tab) => tabs[tab] === `/${route}`)
}

export const openInvite = (): void => openPage('/admin/pages/invite/index')

export const openNotFound = (): void => replacePage('/pages/not-found/index')

export const stopPullDown = (): void => Taro.stopPullDownRefresh()
