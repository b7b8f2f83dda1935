import Taro from '@tarojs/taro'
import type { Contract, FunctionName, Reply } from '../../../core/contract/contract'
import { reads } from '../../../core/contract/reads'
import { DomainError } from '../../../core/errors'
import { texts } from './texts'
import { noteServerTime } from './server-clock'

/** No answer came: what was asked may or may not have happened. */
export class NetworkError extends Error {
  constructor(isRead = false) {
    super(isRead ? texts.notRead : texts.notSent)
    this.name = 'NetworkError'
  }
}

async function ask<N extends FunctionName>(name: N, data: Contract[N]['request']): Promise<Reply<N>> {
  try {
    const { result } = await Taro.cloud.callFunction({ name, data })
    return result as Reply<N>
  } catch {
    throw new NetworkError(reads[name])
  }
}

function askAgain<N extends FunctionName>(name: N, data: Contract[N]['request']): Promise<Reply<N>> {
  return ask(name, data).catch(() => ask(name, data))
}

/** Calls a cloud function; refusals are thrown as DomainError, silence as NetworkError. */
export async function call<N extends FunctionName>(
  name: N,
  request: Contract[N]['request'],
): Promise<Contract[N]['data']> {
  const reply = await (reads[name] ? askAgain : ask)(name, request)
  noteServerTime(reply.server_time)
  if (reply.code === 0) return reply.data
  const message = reply.code === 5001 ? texts.failed(reply.request_id.slice(0, 8)) : reply.message
  throw new DomainError(reply.code, message, reply.detail)
}
