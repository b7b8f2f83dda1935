import Taro from '@tarojs/taro'
import { refusals } from '../../texts.refusals'
import { toast } from './dialogs'

/** WeChat keeps so many pages open and refuses the next one. */
const MOST_PAGES = 10

function sayNotOpened(): void {
  toast(refusals.page)
}

/** Opens a page above this one; where WeChat holds no more of them, in place of this one. */
export function openPage(url: string): void {
  const isFull = Taro.getCurrentPages().length >= MOST_PAGES
  void (isFull ? Taro.redirectTo({ url }) : Taro.navigateTo({ url })).catch(sayNotOpened)
}

function replacePage(url: string): void {
  Taro.redirectTo({ url }).catch(sayNotOpened)
}

function withOrder(page: string, order_id: string): string {
  return `/pages/${page}/index?order_id=${encodeURIComponent(order_id)}`
}

export function openPay(order_id: string): void {
  openPage(withOrder('pay', order_id))
}

export function openOrder(order_id: string): void {
  openPage(withOrder('order', order_id))
}

/** Shows an order in place of this page, so that going back does not come here again. */
export function replaceWithOrder(order_id: string): void {
  replacePage(withOrder('order', order_id))
}

const tabs = {
  slots: '/pages/slots/index',
  orders: '/pages/orders/index',
  me: '/pages/me/index',
  admin: '/pages/admin/index',
} as const

export type Tab = keyof typeof tabs

export function tabPath(tab: Tab): string {
  return tabs[tab]
}

export function openTab(tab: Tab): void {
  Taro.switchTab({ url: tabs[tab] }).catch(sayNotOpened)
}

/** Closes every page there is and begins anew with a tab. */
export function startOver(tab: Tab): Promise<unknown> {
  return Taro.reLaunch({ url: tabs[tab] })
}

/** The tab this page is, as WeChat names it. */
export function currentTab(): Tab | undefined {
  const route = Taro.getCurrentPages().pop()?.route ?? ''
  return (Object.keys(tabs) as Tab[]).find((tab) => tabs[tab] === `/${route}`)
}

export function openInvite(): void {
  openPage('/admin/pages/invite/index')
}

export function openNotFound(): void {
  replacePage('/pages/not-found/index')
}

export function stopPullDown(): void {
  Taro.stopPullDownRefresh()
}

export type AdminPageName =
  'review' | 'orders' | 'day' | 'stats' | 'settings' | 'admins' | 'audits' | 'export' | 'order' | 'invite'

export function adminPath(page: AdminPageName, params: Record<string, string> = {}): string {
  const search = Object.entries(params).map(([name, value]) => `${name}=${encodeURIComponent(value)}`)
  return `/admin/pages/${page}/index${search.length > 0 ? `?${search.join('&')}` : ''}`
}

export function openAdminPage(page: AdminPageName, params?: Record<string, string>): void {
  openPage(adminPath(page, params))
}
