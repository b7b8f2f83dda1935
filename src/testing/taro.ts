import { useEffect, useRef } from 'react'

/** WeChat for tests: a phone whose answers a test sets, and whose page a test shows, hides and pulls. */

type Answer = (options: Record<string, unknown>) => unknown

const storage = new Map<string, unknown>()
const networkListeners = new Set<(change: { isConnected: boolean }) => void>()
const listeners: Record<string, Set<() => void>> = {}
export const phone = {
  /** what cloud functions answer, by name; throw to lose the network */
  functions: {} as Record<string, (data: never) => unknown>,
  params: {} as Record<string, string>,
  /** what the page that was drawn last would share */
  card: (): { title: string; path: string } => ({ title: '', path: '' }),
  confirms: true,
  agrees: true,
  /** what is answered for each template of messages */
  consents: {} as Record<string, string>,
  files: [] as { tempFilePath: string; size: number }[],
  /** what stands in files, by path */
  contents: {} as Record<string, Uint8Array>,
  /** what compressing gives, one after the other; nothing more: the phone cannot */
  compressed: [] as Uint8Array[],
  /** what WeChat says instead of doing as it was asked, by API */
  failures: {} as Record<string, { errMsg: string; errno?: number }>,
  platform: 'ios',
  baseLibrary: '3.8.0',
  /** APIs that this version of WeChat lacks */
  lacks: [] as string[],
  /** how many pages are open */
  pages: 1,
  /** uploads give a promise instead of a task, as some versions of WeChat do */
  uploadsPromise: false,
  uploads: [] as { succeed: () => void; fail: () => void; progress: (percent: number) => void; aborted: boolean }[],
  /** names and arguments of everything asked of the phone */
  asked: [] as [string, unknown][],
  show: () => listeners.show?.forEach((listener) => listener()),
  reachBottom: () => listeners.bottom?.forEach((listener) => listener()),
  hide: () => listeners.hide?.forEach((listener) => listener()),
  /** the network goes or comes back, for whoever watches it */
  network: (isConnected: boolean) => networkListeners.forEach((listener) => listener({ isConnected })),
  reset: () => {
    storage.clear()
    Object.assign(phone, {
      functions: {},
      params: {},
      confirms: true,
      agrees: true,
      consents: {},
      files: [],
      contents: {},
      compressed: [],
    })
    Object.assign(phone, {
      uploads: [],
      asked: [],
      failures: {},
      platform: 'ios',
      baseLibrary: '3.8.0',
      lacks: [],
      pages: 1,
    })
    phone.uploadsPromise = false
  },
}

function names(name: string): unknown[] {
  return phone.asked.filter(([asked]) => asked === name).map(([, what]) => what)
}
export const asked = names

function useListener(event: string, listener: () => void, now = false): void {
  const latest = useRef(listener)
  latest.current = listener
  useEffect(() => {
    const run = () => latest.current()
    const all = (listeners[event] ??= new Set())
    all.add(run)
    if (now) run()
    return () => void all.delete(run)
  }, [event, now])
}

export function useDidShow(listener: () => void): void {
  useListener('show', listener, true)
}
export function useDidHide(listener: () => void): void {
  useListener('hide', listener)
}
export function usePullDownRefresh(listener: () => void): void {
  useListener('pull', listener)
}
export function useReachBottom(listener: () => void): void {
  useListener('bottom', listener)
}
export function useShareAppMessage(card: () => { title: string; path: string }): void {
  phone.card = card
}
export function useRouter() {
  return { params: phone.params }
}

const answers: Record<string, Answer> = {
  requestSubscribeMessage: () => ({ errMsg: 'requestSubscribeMessage:ok', ...phone.consents }),
  login: () => ({ code: 'code' }),
  showModal: () => ({ confirm: phone.confirms }),
  getImageInfo: () => ({ width: 8000, height: 6000, path: 'image' }),
  compressImage: () => {
    const bytes = phone.compressed.shift()
    if (!bytes) throw new Error('compressImage:fail')
    const tempFilePath = `compressed-${phone.compressed.length}`
    phone.contents[tempFilePath] = bytes
    return { tempFilePath }
  },
  readFile: ({ filePath }) => {
    const bytes = phone.contents[String(filePath)]
    if (!bytes) throw new Error('readFile:fail')
    return { data: bytes.slice().buffer }
  },
  chooseMedia: () => ({ tempFiles: phone.files }),
  requirePrivacyAuthorize: () => {
    if (!phone.agrees) throw new Error('refused')
  },
}

/** Every other API: answered by promise and by callback, as WeChat does. */
function api(name: string) {
  return (options: Record<string, unknown> = {}): Promise<unknown> => {
    phone.asked.push([name, options])
    const { success, fail } = options as { success?: (res: unknown) => void; fail?: (res: unknown) => void }
    const refuse = (failure: unknown) => {
      fail?.(failure)
      // WeChat rejects with a plain object, not with an Error.
      // oxlint-disable-next-line typescript/prefer-promise-reject-errors
      return fail ? Promise.resolve() : Promise.reject(failure)
    }
    const failure = phone.failures[name]
    if (failure) return refuse(failure)
    try {
      const answer = answers[name]?.(options) ?? {}
      success?.(answer)
      return Promise.resolve(answer)
    } catch (error) {
      return refuse(error)
    }
  }
}

async function callFunction({ name, data }: { name: string; data: never }): Promise<unknown> {
  phone.asked.push([name, data])
  await Promise.resolve()
  return { result: await phone.functions[name]?.(data) }
}

function uploadFile({ success, fail }: { success: (res: unknown) => void; fail: (res: unknown) => void }) {
  const { length } = phone.uploads
  const upload = {
    aborted: false,
    progress: (_percent: number) => undefined as void,
    succeed: () => success({ fileID: `file-${length}` }),
    fail: () => fail({ errMsg: 'uploadFile:fail' }),
  }
  phone.uploads.push(upload)
  if (phone.uploadsPromise)
    return new Promise((resolve, reject) =>
      Object.assign(upload, { succeed: () => resolve({ fileID: `file-${length}` }), fail: reject }),
    )
  return {
    onProgressUpdate: (listener: (update: { progress: number }) => void) => {
      upload.progress = (progress) => listener({ progress })
    },
    abort: () => {
      upload.aborted = true
      upload.fail()
    },
  }
}

const known = {
  env: { USER_DATA_PATH: 'wxfile://usr' },
  getAppBaseInfo: () => ({ SDKVersion: phone.baseLibrary }),
  getSystemInfoSync: () => ({ SDKVersion: phone.baseLibrary }),
  getDeviceInfo: () => ({ platform: phone.platform }),
  getCurrentPages: () => Array.from({ length: phone.pages }, () => ({})),
  canIUse: (name: string) => !phone.lacks.includes(name),
  getFileSystemManager: () => ({ writeFile: api('writeFile'), readFile: api('readFile'), unlink: api('unlink') }),
  onNetworkStatusChange: (listener: (change: { isConnected: boolean }) => void) => void networkListeners.add(listener),
  cloud: { callFunction, uploadFile },
  getStorageSync: (key: string) => storage.get(key) ?? '',
  setStorageSync: (key: string, value: unknown) => void storage.set(key, value),
  removeStorageSync: (key: string) => void storage.delete(key),
}

export default new Proxy(known, {
  get: (target, name: string) => (name in target ? target[name as keyof typeof known] : api(name)),
})
