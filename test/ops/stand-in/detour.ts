import CloudBase from '@cloudbase/manager-node'
import { systemClock } from '../../../ops/shell/clock'
import { ENV } from './tencent-answers'
import { DOMAIN } from './tencent-http'

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
  const { fetch } = globalThis
  globalThis.fetch = (address, init) =>
    fetch(typeof address === 'string' ? address.replace(`https://${DOMAIN}`, `${url}/http`) : address, init)
  const own = Object.getOwnPropertyDescriptor(prototype, 'baseUrl') ?? {}
  Object.defineProperty(prototype, 'baseUrl', { configurable: true, get: () => url })
  return () => {
    storage.getCos = getCos
    globalThis.fetch = fetch
    Object.defineProperty(prototype, 'baseUrl', own)
  }
}

/** In a process of its own a command brings its own clock: what it waits for passes at once. */
export function hurry(): () => void {
  const { sleep } = systemClock
  systemClock.sleep = () => Promise.resolve()
  return () => void (systemClock.sleep = sleep)
}
