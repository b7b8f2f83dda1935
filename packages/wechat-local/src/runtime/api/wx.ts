import { builtIns } from '../components/all'
import type { Phone } from '../phone/phone'
import { families } from './families'

/** Names under which bundlers keep things on `wx`; reading one before it is written must give nothing. */
const KEPT_BY_BUNDLERS = /^webpack/

function refuse(name: string) {
  return () => {
    throw new Error(`wx.${name} is not supported by the local WeChat`)
  }
}

/**
 * `wx` as the app sees it. Object.keys lists what works (Taro copies those), canIUse tells the truth, and an API that is
 * lacking reads as a function that throws its name when called.
 */
export function createWx(phone: Phone): object {
  const apis = Object.assign({}, ...families.map((family) => family(phone))) as Record<string, unknown>
  apis.canIUse = (schema: string) => {
    const [name = ''] = schema.split('.')
    return name in apis || name in builtIns
  }
  return new Proxy(apis, {
    get: (target, name) => {
      if (typeof name === 'symbol' || name in target || KEPT_BY_BUNDLERS.test(name))
        return Reflect.get(target, name) as unknown
      return refuse(name)
    },
  })
}
