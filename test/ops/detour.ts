import CloudBase from '@cloudbase/manager-node'
import { ENV } from './tencent-answers'

interface CosClient {
  options: { Domain: string; Protocol: string }
}

/** Sends the management library to a stand-in. TCB_BASE_URL redirects one of its services only; this redirects all. */
export function redirect(url: string): () => void {
  const app = new CloudBase({ envId: ENV })
  const client = Reflect.get(app.commonService('scf'), 'commonService') as object
  const storage = Object.getPrototypeOf(app.storage) as { getCos: () => CosClient }
  const { getCos } = storage
  storage.getCos = function (this: object) {
    const cos = getCos.call(this)
    Object.assign(cos.options, { Domain: new URL(url).host, Protocol: 'http:' })
    return cos
  }
  const prototype = Object.getPrototypeOf(client) as object
  const own = Object.getOwnPropertyDescriptor(prototype, 'baseUrl') ?? {}
  Object.defineProperty(prototype, 'baseUrl', { configurable: true, get: () => url })
  return () => {
    storage.getCos = getCos
    Object.defineProperty(prototype, 'baseUrl', own)
  }
}

/** The library looks at the clock every second while a function is being made. */
export function hurry(): () => void {
  const { setInterval: real, setTimeout: realTimeout } = globalThis
  const fast = ((work: () => void, ms: number) => real(work, ms === 1000 ? 2 : ms)) as typeof setInterval
  globalThis.setInterval = fast
  globalThis.setTimeout = ((work: () => void, ms?: number) =>
    realTimeout(work, ms === 500 ? 1 : ms)) as typeof setTimeout
  return () => void Object.assign(globalThis, { setInterval: real, setTimeout: realTimeout })
}

/** The variables that send the node-sdk to a local cloud: outside of a function it looks for Tencent's metadata first. */
export function toLocalCloud(url: string): Record<string, string> {
  return {
    TCB_CONTEXT_CNFG: JSON.stringify({ URL: `${url}/admin` }),
    TENCENTCLOUD_RUNENV: 'SCF',
    SCF_NAMESPACE: 'local',
    TENCENTCLOUD_REGION: 'ap-shanghai',
  }
}
