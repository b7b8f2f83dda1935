import { recordCall } from '../calls'
import type { Phone } from '../phone'
import { bridge } from './bridge'
import { ApiFailure, type Callbacks } from './call'

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

export const callCloud = async (phone: Phone, { name, data }: CallOptions): Promise<CallResult> => {
  const done = recordCall(name)
  try {
    const reply = await bridge<CloudReply>(phone, `call/${encodeURIComponent(name)}`, JSON.stringify(data ?? {}))
    if (!reply.errMsg.endsWith(':ok')) {
      throw new ApiFailure(reply.errMsg.replace(/^cloud\.callFunction:fail\s*/, ''), { errCode: reply.errCode ?? -1 })
    }
    return { result: reply.result, requestID: reply.requestID }
  } finally {
    done()
  }
}
