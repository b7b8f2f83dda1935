import { calls } from './calls'
import { errors } from './engine/errors'
import { setDataRecords } from './engine/set-data'
import { supplyFiles } from './files/pick'
import { setNetwork, type Network } from './network'
import { comeBack, putAway } from './pages/visibility'
import { pageElement } from './pages/page'
import type { Phone, Theme } from './phone'
import { handed, shown } from './shown'
import { measureTree } from './tree'

interface SuppliedFile {
  name: string
  type: string
  base64: string
}

const toFile = ({ name, type, base64 }: SuppliedFile): File => {
  const bytes = Uint8Array.from(atob(base64), (char) => char.charCodeAt(0))
  return new File([bytes], name, { type })
}

const setDataTotals = () => {
  const perPage: Record<string, { count: number; bytes: number }> = {}
  for (const { is, bytes } of setDataRecords) {
    const total = (perPage[is] ??= { count: 0, bytes: 0 })
    total.count++
    total.bytes += bytes
  }
  const bytes = setDataRecords.reduce((sum, record) => sum + record.bytes, 0)
  return { count: setDataRecords.length, bytes, perPage, records: [...setDataRecords] }
}

/** What tests and benches ask of a phone: `window.__phone`. */
export const createTestHook = (phone: Phone) => ({
  openid: phone.openid,
  launch: phone.launch,
  setData: setDataTotals,
  /** Forgets what was counted so far. */
  resetCounts: () => {
    setDataRecords.length = calls.length = 0
  },
  tree: () => measureTree(pageElement(phone.stack.current()!)),
  calls: () => [...calls],
  errors: () => [...errors],
  shown: () => [...shown],
  handed: () => [...handed],
  pageStack: () => phone.stack.pages().map(({ path, query }) => ({ path, query })),
  pageData: () => phone.stack.current()?.caller.data,
  /** Answers the next question for files; null declines it. */
  chooseMediaFiles: (files: SuppliedFile[] | null) => supplyFiles(files && files.map(toFile)),
  network: (network: Network) => setNetwork(network),
  theme: (theme: Theme) => {
    phone.theme = theme
    document.documentElement.dataset.theme = theme
    phone.onTheme.emit(theme)
  },
  hide: () => putAway(phone),
  /** Comes back; with a path, as by a card or a message. */
  show: (link?: { path: string; scene?: number }) => comeBack(phone, link),
})

export type TestHook = ReturnType<typeof createTestHook>

declare global {
  interface Window {
    __phone?: TestHook
  }
}
