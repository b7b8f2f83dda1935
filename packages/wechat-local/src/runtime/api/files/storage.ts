import type { Phone } from '../../phone/phone'
import { api, ApiFailure, ApiRefusal, failureOf } from '../call'

type Storage = Pick<
  WechatMiniprogram.Wx,
  | 'getStorageSync'
  | 'setStorageSync'
  | 'removeStorageSync'
  | 'clearStorageSync'
  | 'getStorageInfoSync'
  | 'getStorage'
  | 'setStorage'
  | 'removeStorage'
  | 'clearStorage'
  | 'getStorageInfo'
>

const LIMIT_KB = 10 * 1024
const LIMIT_OF_KEY_KB = 1024

function kilobytes(text: string): number {
  return new TextEncoder().encode(text).length / 1024
}

/** Each person has a storage of their own, although all phones share one browser. */
export function createStore(openid: string) {
  const prefix = `wechat:${openid}:`
  const keys = () =>
    Object.keys(localStorage)
      .filter((key) => key.startsWith(prefix))
      .map((key) => key.slice(prefix.length))
  const sizes = new Map(keys().map((key) => [key, kilobytes(localStorage.getItem(prefix + key) ?? '')]))
  const size = (but = '') => keys().reduce((sum, key) => sum + (key === but ? 0 : (sizes.get(key) ?? 0)), 0)
  return {
    keys,
    read: (key: string): unknown => {
      const text = localStorage.getItem(prefix + key)
      return text === null ? undefined : (JSON.parse(text) as { data: unknown }).data
    },
    write: (key: string, data: unknown) => {
      const text = JSON.stringify({ data })
      const written = kilobytes(text)
      if (written > LIMIT_OF_KEY_KB) throw new ApiRefusal('entry size limit reached')
      if (size(key) + written > LIMIT_KB) throw new ApiRefusal('exceed storage max size 10Mb')
      localStorage.setItem(prefix + key, text)
      sizes.set(key, written)
    },
    remove: (key: string) => localStorage.removeItem(prefix + key),
    clear: () => keys().forEach((key) => localStorage.removeItem(prefix + key)),
    info: () => ({ keys: keys(), currentSize: Math.ceil(size()), limitSize: LIMIT_KB }),
  }
}

/** What an asynchronous API fails with, a synchronous one throws. */
function sync<R>(name: string, key: unknown, run: () => R): R {
  try {
    if (typeof key !== 'string') throw new ApiRefusal('parameter error: parameter should be String;', { errno: 1001 })
    return run()
  } catch (error) {
    const failure = failureOf(name, error)
    throw Object.assign(new Error(failure.errMsg), failure)
  }
}

export function storage(phone: Phone): Storage {
  const store = createStore(phone.openid)
  return {
    // A missing key reads as an empty string.
    getStorageSync: ((key: string) =>
      sync('getStorageSync', key, () => store.read(key) ?? '')) as Storage['getStorageSync'],
    setStorageSync: (key, data) => sync('setStorageSync', key, () => store.write(key, data)),
    removeStorageSync: (key) => sync('removeStorageSync', key, () => store.remove(key)),
    clearStorageSync: () => store.clear(),
    getStorageInfoSync: () => store.info(),
    getStorage: api('getStorage', { key: 'String' }, ({ key }) => {
      if (!store.keys().includes(key)) throw new ApiFailure('data not found')
      return { data: store.read(key) }
    }),
    setStorage: api('setStorage', { key: 'String', data: 'Any' }, ({ key, data }) => store.write(key, data)),
    removeStorage: api('removeStorage', { key: 'String' }, ({ key }) => store.remove(key)),
    clearStorage: api('clearStorage', {}, () => store.clear()),
    getStorageInfo: api('getStorageInfo', {}, () => store.info()),
  }
}
