import { afterFrame } from '../engine/backend'
import type { ChannelEvents, Page, Stack } from '../phone/parts'
import type { PhoneState } from '../phone/phone'
import { createChannel, type EventChannel } from '../phone/event-channel'
import { closePage, hidePage, openPage, showPage } from './page'
import { watchPull } from './pull-down'
import { watchScroll } from './scrolling'
import { parseUrl, type Target } from '../phone/url'

const MOST_PAGES = 10

export class NavigationError extends Error {}

/** The open pages. Pages of tabs live on while another tab is shown; all others die when they are left. */
export class PageStack implements Stack {
  private open: Page[] = []
  private readonly tabs = new Map<string, Page>()

  constructor(
    private readonly phone: PhoneState,
    private readonly load: (id: string) => void,
    private readonly changed: () => void,
  ) {}

  pages(): Page[] {
    return [...this.open]
  }

  current(): Page | undefined {
    return this.open.at(-1)
  }

  has(path: string): boolean {
    return this.phone.manifest.pages.includes(path)
  }

  isTab(path: string): boolean {
    return this.phone.manifest.app.tabBar?.list.some((tab) => tab.pagePath === path) ?? false
  }

  push(url: string, events?: ChannelEvents): EventChannel {
    const target = this.findPlain(url, 'navigateTo')
    if (this.open.length >= MOST_PAGES) throw new NavigationError('webview count limit exceed')
    const channel = createChannel(events)
    const before = this.current()
    if (before) hidePage(before)
    this.show(target, channel)
    return channel
  }

  replace(url: string): void {
    const target = this.findPlain(url, 'redirectTo')
    const before = this.open.pop()
    if (before) this.close(before)
    this.show(target)
  }

  back(delta = 1): void {
    if (this.open.length < 2) throw new NavigationError('cannot navigate back at first page.')
    const closing = this.open.splice(Math.max(1, this.open.length - delta))
    closing.reverse().forEach((page) => this.close(page))
    this.reshow()
  }

  switchTab(url: string): void {
    const { path } = this.find(url)
    if (!this.isTab(path)) throw new NavigationError('can not switch to no-tabBar page')
    const before = this.current()
    if (before?.path === path) return
    if (before?.isTab) hidePage(before)
    this.open.filter((page) => !page.isTab).forEach((page) => this.close(page))
    const kept = this.tabs.get(path)
    this.open = kept ? [kept] : []
    if (kept) this.reshow()
    else this.show({ path, query: {} })
  }

  relaunch(url: string): void {
    const target = this.find(url)
    const closing = new Set([...this.open, ...this.tabs.values()])
    this.open = []
    closing.forEach((page) => this.close(page))
    this.show(target)
  }

  private find(url: string): Target {
    const target = parseUrl(url, this.current()?.path)
    if (!this.has(target.path)) throw new NavigationError(`page "${target.path}" is not found`)
    return target
  }

  private findPlain(url: string, api: string): Target {
    const target = this.find(url)
    if (this.isTab(target.path)) throw new NavigationError(`can not ${api} a tabbar page`)
    return target
  }

  private show(target: Target, channel?: EventChannel): void {
    this.load(target.path)
    if (this.isTab(target.path) && this.phone.manifest.app.tabBar?.custom) this.load('custom-tab-bar/index')
    const page = openPage(this.phone, target, this.open.length > 0, channel)
    this.open.push(page)
    if (page.isTab) this.tabs.set(page.path, page)
    watchScroll(page)
    watchPull(page)
    page.call('onLoad', target.query)
    if (page === this.current()) showPage(page)
    this.changed()
    afterFrame(() => page.call('onReady'))
  }

  private reshow(): void {
    const page = this.current()
    if (page) showPage(page)
    this.changed()
  }

  private close(page: Page): void {
    if (this.tabs.get(page.path) === page) this.tabs.delete(page.path)
    closePage(page)
  }
}
