import type { FunctionName } from '../../core/contract/contract'
import {
  callEnvironment,
  instanceEnvironment,
  type Caller,
} from '../../packages/cloudbase-local/src/functions/identity'
import { loadBundle, type Machine, type Main } from './bundle'
import { BUG_SWITCH } from './planted'
import { ORIGIN } from './wire'

/** One call of a function, from the moment an instance takes it. */
export interface Invocation {
  name: FunctionName
  isAlive: boolean
  /** requests sent so far */
  steps: number
  /** one of them may have been done without its knowing: then it asks again by itself */
  isUnsure: boolean
  /** ends it without a reply; nothing of it goes on */
  die: () => void
}

type Surroundings = Omit<Machine, 'env' | 'owner' | 'request'>
type Request = (invocation: Invocation, url: string, options: object, onResponse: never) => unknown

const nobody = {}

/** A warm instance of one function, which serves one call at a time. */
export class SimulatedInstance {
  /** how far its clock is ahead of the cloud's */
  skewMs = 0
  /** which of the bugs in its code is switched on */
  bug = ''
  private invocation: Invocation | null = null
  private readonly env: Record<string, string>
  private readonly main: Main

  constructor(
    name: FunctionName,
    private readonly namespace: string,
    around: Surroundings,
    request: Request,
    text?: string,
  ) {
    this.env = instanceEnvironment(ORIGIN, name, namespace)
    const ask = (url: string, options: object, onResponse: never) =>
      request(this.invocation as Invocation, url, options, onResponse)
    const machine: Machine = {
      ...around,
      env: this.env,
      now: () => around.now() + this.skewMs,
      owner: () => this.invocation ?? nobody,
      request: ask as unknown as Machine['request'],
    }
    this.main = loadBundle(name, machine, text)
  }

  serve(invocation: Invocation, caller: Caller, event: object): Promise<unknown> {
    this.invocation = invocation
    delete this.env.WX_OPENID
    Object.assign(this.env, callEnvironment(caller, 'simulated', this.namespace), { [BUG_SWITCH]: this.bug })
    const { openid } = caller
    return this.main(openid ? { ...event, userInfo: { openId: openid } } : event, { request_id: 'simulated' })
  }
}
