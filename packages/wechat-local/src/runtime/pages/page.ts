import type { Root } from 'glass-easel-miniprogram-adapter'
import { attempt } from '../engine/errors'
import type { Caller, Frame, Page } from '../phone/parts'
import type { PhoneState } from '../phone/phone'
import { createChannel, type EventChannel } from '../phone/event-channel'
import { createFrame } from './frame'
import { attachTabBar } from './custom-tab-bar'
import type { Target } from '../phone/url'

type Method = (...args: unknown[]) => unknown

function describe(phone: PhoneState, page: Page, channel: EventChannel): void {
  const { caller, path, query } = page
  const own = {
    route: path,
    __route__: path,
    options: query,
    getOpenerEventChannel: () => channel,
    getPageId: () => `pageId:${path}`,
  }
  Object.assign(caller, own)
  if (!page.isTab || !phone.manifest.app.tabBar?.custom) return
  const tabBar = attachTabBar(phone, page.root)
  caller.getTabBar = () => tabBar
}

function attach(root: Root, frame: Frame): void {
  const placeholder = document.createElement('div')
  frame.scroller.append(placeholder)
  type Backend = Parameters<Root['attach']>[0]
  root.attach(frame.scroller as unknown as Backend, placeholder as unknown as Backend)
}

export function pageElement(page: Page): HTMLElement {
  return page.root.getComponent().$$ as unknown as HTMLElement
}

/** Creates a page and shows its first frame: attached → onLoad → onShow → onReady. */
export function openPage(phone: PhoneState, target: Target, canGoBack: boolean, channel = createChannel()): Page {
  const { path, query } = target
  const isTab = phone.manifest.app.tabBar?.list.some((tab) => tab.pagePath === path) ?? false
  const frame = createFrame(phone, path, canGoBack, isTab)
  const root = phone.engine.backend.createRoot('page', phone.engine.space, `/${path}`)
  const caller = root.get() as unknown as Caller
  const call = (name: string, ...args: unknown[]): unknown => {
    const method = caller[name]
    return typeof method === 'function' ? attempt(() => (method as Method).apply(caller, args)) : undefined
  }
  const page: Page = { path, query, caller, root, frame, isTab, scrollTop: 0, call }
  pageElement(page).setAttribute('is', path)
  attach(root, frame)
  describe(phone, page, channel)
  return page
}

export function showPage(page: Page): void {
  page.frame.element.hidden = false
  page.frame.scroller.scrollTop = page.scrollTop
  page.root.getComponent().triggerPageLifetime('show', [])
  page.call('onShow')
}

export function hidePage(page: Page): void {
  page.scrollTop = page.frame.scroller.scrollTop
  page.root.getComponent().triggerPageLifetime('hide', [])
  page.call('onHide')
  page.frame.element.hidden = true
}

export function closePage(page: Page): void {
  page.call('onUnload')
  page.root.release()
  page.frame.close()
}
