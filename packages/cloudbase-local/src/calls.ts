import { randomUUID } from 'node:crypto'
import { FunctionFailure } from './functions/failure'
import type { Functions } from './functions/functions'
import type { Caller } from './functions/identity'
import type { WireAction } from './wire/admin'
import { NotSupported } from './errors'

/** What wx.cloud.callFunction gives the mini program; a failed call has no result. */
export interface CallReply {
  result: unknown
  requestID: string
  errMsg: string
  errCode?: number
}

/** Runs a call for a client or a timer; never throws for what the function did. */
export async function callForReply(
  functions: Functions,
  name: string,
  event: object,
  caller: Caller,
): Promise<CallReply> {
  const requestID = randomUUID()
  try {
    const json = await functions.call(name, event, caller, requestID)
    return { result: JSON.parse(json) as unknown, requestID, errMsg: 'cloud.callFunction:ok' }
  } catch (error) {
    if (!(error instanceof FunctionFailure)) throw error
    const { errCode, message } = error
    const errMsg = `cloud.callFunction:fail Error: errCode: ${errCode} | errMsg: ${message}`
    return { result: null, requestID, errCode, errMsg }
  }
}

/** A call from one function to another: the caller's identity goes along, and the source tells the chain. */
export function invokeActions(functions: Functions): Record<string, WireAction> {
  return {
    'functions.invokeFunction': async ({ function_name, request_data }, sender) => {
      const event = JSON.parse(typeof request_data === 'string' && request_data ? request_data : '{}') as object
      const caller = sender?.call?.caller
      const source = caller ? `${caller.source},scf` : 'scf'
      return { data: { response_data: await functions.call(String(function_name), event, { ...caller, source }) } }
    },
    functions: ({ action }) => Promise.reject(new NotSupported(String(action))),
  }
}
