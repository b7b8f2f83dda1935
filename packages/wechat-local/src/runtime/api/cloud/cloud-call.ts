import { recordCall } from '../../phone/calls'
import type { Phone } from '../../phone/phone'
import { bridge } from './bridge'
import { ApiFailure, ApiRefusal, type Callbacks } from '../call'

export interface CallResult {
  result: unknown
  requestID: string
}

export interface CallOptions extends Callbacks<CallResult> {
  name: string
  data?: unknown
}

interface CloudReply extends CallResult {
  errMsg: string
  errCode?: number
}

/** What WeChat carries to a function, in bytes of text. */
const MOST_BYTES = 100 * 1024

export async function callCloud(phone: Phone, { name, data }: CallOptions): Promise<CallResult> {
  const text = JSON.stringify(data ?? {})
  if (new TextEncoder().encode(text).length > MOST_BYTES)
    throw new ApiRefusal('Error: data exceed max size', { errCode: -1 })
  const done = recordCall(name)
  try {
    const reply = await bridge<CloudReply>(phone, `call/${encodeURIComponent(name)}`, text)
    if (!reply.errMsg.endsWith(':ok')) {
      throw new ApiFailure(reply.errMsg.replace(/^cloud\.callFunction:fail\s*/, ''), { errCode: reply.errCode ?? -1 })
    }
    return { result: reply.result, requestID: reply.requestID }
  } finally {
    done()
  }
}
