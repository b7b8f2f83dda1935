import type { Phone } from '../phone'
import { api, ApiFailure } from './call'

const LIMIT_KB = 10 * 1024

/** Each person has a storage of their own, although all phones share one browser. */
const createStore = (openid: string) => {
  const prefix = `wechat:${openid}:`
  const keys = () =>
    Object.keys(localStorage)
      .filter((key) => key.startsWith(prefix))
      .map((key) => key.slice(prefix.length))
  return {
    keys,
    read: (key: string): unknown => {
      const text = localStorage.getItem(prefix + key)
      return text === null ? undefined : (JSON.parse(text) as { data: unknown }).data
    },
    write: (key: string, data: unknown) => localStorage.setItem(prefix + key, JSON.stringify({ data })),
    remove: (key: string) => localStorage.removeItem(prefix + key),
    clear: () => keys().forEach((key) => localStorage.removeItem(prefix + key)),
    info: () => {
      const size = keys().reduce((sum, key) => sum + (localStorage.getItem(prefix + key)?.length ?? 0), 0)
      return { keys: keys(), currentSize: Math.ceil(size / 1024), limitSize: LIMIT_KB }
    },
  }
}

interface Entry {
  key: string
  data?: unknown
}

export const storage = (phone: Phone) => {
  const store = createStore(phone.openid)
  return {
    // A missing key reads as an empty string.
    getStorageSync: (key: string): unknown => store.read(key) ?? '',
    setStorageSync: (key: string, data: unknown) => store.write(key, data),
    removeStorageSync: (key: string) => store.remove(key),
    clearStorageSync: () => store.clear(),
    getStorageInfoSync: () => store.info(),
    getStorage: api('getStorage', ({ key }: Entry) => {
      if (!store.keys().includes(key)) throw new ApiFailure('data not found')
      return { data: store.read(key) }
    }),
    setStorage: api('setStorage', ({ key, data }: Entry) => store.write(key, data)),
    removeStorage: api('removeStorage', ({ key }: Entry) => store.remove(key)),
    clearStorage: api('clearStorage', () => store.clear()),
    getStorageInfo: api('getStorageInfo', () => store.info()),
  }
}
