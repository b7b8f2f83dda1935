import Taro from '@tarojs/taro'
import { texts } from './texts'
import type { AdminPageName, MainPageName, VisitPageName } from '../../texts.pages'
import { toast } from './dialogs'

/** WeChat keeps so many pages open and refuses the next one. */
const MOST_PAGES = 10

function sayNotOpened(): void {
  toast(texts.page)
}

/** Opens a page above this one; where WeChat holds no more of them, in place of this one. */
function openPage(url: string): void {
  const isFull = Taro.getCurrentPages().length >= MOST_PAGES
  void (isFull ? Taro.redirectTo({ url }) : Taro.navigateTo({ url })).catch(sayNotOpened)
}

function replacePage(url: string): void {
  Taro.redirectTo({ url }).catch(sayNotOpened)
}

function mainPath(page: MainPageName): string {
  return `/pages/${page}/index`
}

function visitPath(page: VisitPageName): string {
  return `/visit/pages/${page}/index`
}

function withOrder(page: 'pay' | 'order' | 'move', order_id: string): string {
  return `${visitPath(page)}?order_id=${encodeURIComponent(order_id)}`
}

export function openPay(order_id: string): void {
  openPage(withOrder('pay', order_id))
}

export function openOrder(order_id: string): void {
  openPage(withOrder('order', order_id))
}

export function openMove(order_id: string): void {
  openPage(withOrder('move', order_id))
}

/** Closes this page. */
export function goBack(): void {
  Taro.navigateBack().catch(() => openTab('slots'))
}

export function openShop(): void {
  openPage(visitPath('shop'))
}

/** Shows an order in place of this page, so that going back does not come here again. */
export function replaceWithOrder(order_id: string): void {
  replacePage(withOrder('order', order_id))
}

const tabs = ['slots', 'orders', 'me', 'admin'] as const satisfies MainPageName[]

export type Tab = (typeof tabs)[number]

export function tabPath(tab: Tab): string {
  return mainPath(tab)
}

export function openTab(tab: Tab): void {
  Taro.switchTab({ url: mainPath(tab) }).catch(sayNotOpened)
}

/** Closes every page there is and begins anew with a tab. */
export function startOver(tab: Tab): Promise<unknown> {
  return Taro.reLaunch({ url: mainPath(tab) })
}

/** The tab this page is, as WeChat names it. */
export function currentTab(): Tab | undefined {
  const route = Taro.getCurrentPages().pop()?.route ?? ''
  return tabs.find((tab) => mainPath(tab) === `/${route}`)
}

export function openInvite(): void {
  openPage(adminPath('invite'))
}

export function openNotFound(): void {
  replacePage(visitPath('not-found'))
}

/** Brings the part of this page with this id to the top. */
export function scrollTo(id: string): void {
  void Taro.pageScrollTo({ selector: `#${id}`, duration: 200 })
}

export function stopPullDown(): void {
  Taro.stopPullDownRefresh()
}

export function adminPath(page: AdminPageName, params: Record<string, string> = {}): string {
  const search = Object.entries(params).map(([name, value]) => `${name}=${encodeURIComponent(value)}`)
  return `/admin/pages/${page}/index${search.length > 0 ? `?${search.join('&')}` : ''}`
}

export function openAdminPage(page: AdminPageName, params?: Record<string, string>): void {
  openPage(adminPath(page, params))
}
