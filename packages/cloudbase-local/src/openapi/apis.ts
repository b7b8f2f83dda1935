import { randomUUID } from 'node:crypto'
import { NotSupported } from '../errors'
import type { WireAction } from '../wire/admin'
import type { Subscriptions } from './messages'
import { patternPng } from './png'
import { decodeArguments, encodeJson, encodeMedia, encodeSystemError } from './protocol'
import type { OpenApiArguments } from './protocol'

/** What the content checks take for a violation. They are a stand-in: everything else passes. */
const RISKY_WORD = '违规测试'

const NO_PERMISSION = -604101
const NOT_FROM_A_FUNCTION = -604104
const RISKY_CONTENT = { errcode: 87014, errmsg: 'risky content' }
const OK = { errcode: 0, errmsg: 'ok' }

type Api = (args: OpenApiArguments) => Uint8Array

/** cloud.openapi.*, as far as it is here: a function may call what its config.json permits. */
export function openApiActions(subscriptions: Subscriptions): Record<string, WireAction> {
  const apis = new Map(
    Object.entries<Api>({
      'subscribeMessage.send': (args) => encodeJson(subscriptions.send(args)),
      'subscribeMessage.getTemplateList': () => encodeJson(subscriptions.list()),
      'security.msgSecCheck': (args) => encodeJson(checkText(args)),
      'security.imgSecCheck': ({ media }) => encodeJson(checkImage(media)),
      'security.mediaCheckAsync': () => encodeJson({ ...OK, trace_id: randomUUID() }),
      'wxacode.getUnlimited': ({ scene, page }) =>
        encodeMedia('image/png', patternPng(`${String(page)}?${String(scene)}`)),
      'wxacode.get': ({ path }) => encodeMedia('image/png', patternPng(String(path))),
    }),
  )
  return {
    'wx.openApi': async ({ apiName, requestData }, sender) => {
      const name = String(apiName)
      const api = apis.get(name)
      if (!api) throw new NotSupported(`cloud.openapi.${name}`)
      if (!sender) return encodeSystemError(NOT_FROM_A_FUNCTION)
      if (!sender.bundle.openapi.includes(name)) return encodeSystemError(NO_PERMISSION)
      return Promise.resolve(api(decodeArguments(requestData as Buffer)))
    },
    'wx.wxPayApi': ({ apiName }) => Promise.reject(new NotSupported(`cloud.cloudPay.${String(apiName)}`)),
    wx: ({ action }) => Promise.reject(new NotSupported(String(action))),
  }
}

/** Version 2 judges in its result, version 1 by its errcode. */
function checkText({ content, version }: OpenApiArguments): Record<string, unknown> {
  const risky = isRisky(Buffer.from(String(content)))
  if (version !== 2) return risky ? RISKY_CONTENT : OK
  const result = risky ? { suggest: 'risky', label: 20006 } : { suggest: 'pass', label: 100 }
  return { ...OK, result, detail: [], trace_id: randomUUID() }
}

function checkImage(media: unknown): Record<string, unknown> {
  if (!Buffer.isBuffer(media)) return { errcode: 41005, errmsg: 'media data missing' }
  return isRisky(media) ? RISKY_CONTENT : OK
}

function isRisky(bytes: Buffer) {
  return bytes.includes(RISKY_WORD)
}
