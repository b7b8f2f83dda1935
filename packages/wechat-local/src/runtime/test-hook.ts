import type { Account } from '../account'
import { giveUploadsAs } from './api/cloud/cloud'
import { createStore } from './api/files/storage'
import { forgetPermissions } from './api/person/permissions'
import { forgetPrivacy } from './api/person/privacy'
import { calls } from './phone/calls'
import { reviewNicknames, type Review } from './components/form/nickname'
import { errors } from './engine/errors'
import { setDataRecords } from './engine/set-data'
import { supplyFiles } from './files/pick'
import { showNotification, type Notification } from './overlays/notification'
import { setNetwork, type Network } from './phone/network'
import { comeBack, putAway } from './pages/visibility'
import { pageElement } from './pages/page'
import type { Phone, Theme } from './phone/phone'
import { handed, refusals, shown } from './phone/ui-log'
import { measureTree } from './tree'

interface SuppliedFile {
  name: string
  type: string
  base64: string
}

function toFile({ name, type, base64 }: SuppliedFile): File {
  const bytes = Uint8Array.from(atob(base64), (char) => char.charCodeAt(0))
  return new File([bytes], name, { type })
}

function setDataTotals() {
  const perPage: Record<string, { count: number; bytes: number }> = {}
  for (const { is, bytes } of setDataRecords) {
    const total = (perPage[is] ??= { count: 0, bytes: 0 })
    total.count++
    total.bytes += bytes
  }
  const bytes = setDataRecords.reduce((sum, record) => sum + record.bytes, 0)
  return { count: setDataRecords.length, bytes, perPage, records: [...setDataRecords] }
}

/** WeChat's number for coming by a subscription message. */
const BY_MESSAGE = 1014

function notify(phone: Phone, { page, ...notification }: Notification & { page?: string }): void {
  const open = page === undefined ? undefined : () => comeBack(phone, { path: page, scene: BY_MESSAGE })
  showNotification(notification, open)
}

/** What the program keeps on the phone, and what the person was asked for. */
function keptBy(phone: Phone) {
  const store = createStore(phone.openid)
  return {
    storage: () => store.keys().map((key) => ({ key, data: store.read(key) })),
    clearStorage: () => store.clear(),
    forgetPrivacy: () => forgetPrivacy(phone),
    forgetPermissions: () => forgetPermissions(phone),
  }
}

function openLink({ stack }: Phone): string | undefined {
  const page = stack.pages().at(-1)
  if (!page) return undefined
  const search = Object.entries(page.query).map(([name, value]) => `${name}=${value}`)
  return search.length ? `${page.path}?${search.join('&')}` : page.path
}

/** What tests, benches and the desk ask of a phone: `window.__phone`. */
export function createTestHook(phone: Phone) {
  return {
    openid: phone.openid,
    launch: phone.launch,
    setData: setDataTotals,
    /** Forgets what was counted so far. */
    resetCounts: () => {
      setDataRecords.length = calls.length = 0
    },
    tree: () => {
      const page = phone.stack.current()
      if (!page) throw new Error('No page is open')
      return measureTree(pageElement(page))
    },
    calls: () => [...calls],
    errors: () => [...errors],
    shown: () => [...shown],
    handed: () => [...handed],
    /** What WeChat refused since the last time this was asked. */
    refused: () => refusals.splice(0),
    /** Changes what stands at mp.weixin.qq.com. */
    account: (change: Partial<Account>) => void Object.assign(phone.account, change),
    /** Leaves the page as iOS does when a finger comes in from the left edge: no question of the page is asked. */
    swipeBack: () => phone.stack.back(),
    /** The page on top as a link to it is written. */
    openLink: () => openLink(phone),
    pageStack: () => phone.stack.pages().map(({ path, query }) => ({ path, query })),
    pageData: () => phone.stack.current()?.caller.data,
    /** Answers the next question for files; null declines it. */
    chooseMediaFiles: (files: SuppliedFile[] | null) => supplyFiles(files && files.map(toFile)),
    /** What WeChat's check of nicknames comes to from now on. */
    nicknameReview: (review: Review) => reviewNicknames(review),
    /** What `wx.cloud.uploadFile` gives to whom calls it with callbacks. */
    uploadsGive: (kind: 'task' | 'promise') => giveUploadsAs(kind),
    network: (network: Network) => setNetwork(network),
    theme: (theme: Theme) => {
      phone.theme = theme
      document.documentElement.dataset.theme = theme
      phone.onTheme.emit(theme)
    },
    ...keptBy(phone),
    /** A message that was sent to this person arrives. */
    notify: (message: Notification & { page?: string }) => notify(phone, message),
    hide: () => putAway(phone),
    /** Comes back; with a path, as by a card or a message. */
    show: (link?: { path: string; scene?: number }) => comeBack(phone, link),
  }
}

export type TestHook = ReturnType<typeof createTestHook>

declare global {
  interface Window {
    __phone?: TestHook
  }
}
