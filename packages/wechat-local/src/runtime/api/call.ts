import { report } from '../engine/errors'
import { isInTap } from '../engine/gestures'
import { refusals } from '../phone/ui-log'
import { wrongParameter, type Takes } from './parameters'

/** Why an API failed; becomes `errMsg: "<name>:fail <reason>"`. */
export class ApiFailure extends Error {
  constructor(
    reason: string,
    readonly fields: Record<string, unknown> = {},
  ) {
    super(reason)
  }
}

/** WeChat refuses the call itself: the mini program may never make it like that. Kept for the tests, whatever the app does with it. */
export class ApiRefusal extends ApiFailure {}

export interface Callbacks<R> {
  success?: (result: R & { errMsg: string }) => void
  fail?: (error: { errMsg: string }) => void
  complete?: (result: { errMsg: string }) => void
}

type Result<R> = Promise<R & { errMsg: string }> | undefined

function notify(callback: ((argument: never) => void) | undefined, argument: unknown): void {
  try {
    callback?.(argument as never)
  } catch (error) {
    report(error)
  }
}

export function failureOf(name: string, error: unknown): { errMsg: string } {
  const known = error instanceof ApiFailure
  if (!known) console.error(error)
  const reason = error instanceof Error ? error.message : String(error)
  const errMsg = `${name}:fail${reason && ` ${reason}`}`
  if (error instanceof ApiRefusal) refusals.push(errMsg)
  return { ...(known ? error.fields : {}), errMsg }
}

async function settle<R>(name: string, work: Promise<R>): Promise<R & { errMsg: string }> {
  try {
    return { ...(await work), errMsg: `${name}:ok` }
  } catch (error) {
    throw failureOf(name, error) as unknown as Error
  }
}

/** Whether the app wants callbacks, and therefore no promise. */
export function hasCallbacks(options: Callbacks<never> | undefined): boolean {
  return Boolean(options?.success || options?.fail || options?.complete)
}

/** Hands a result to callbacks where the app gave some, else to a promise, as WeChat does. */
export function answer<R>(name: string, options: Callbacks<R> | undefined, work: Promise<R>): Result<R> {
  const settled = settle(name, work)
  if (!options || !hasCallbacks(options)) return settled
  settled.then(
    (result) => {
      notify(options.success, result)
      notify(options.complete, result)
    },
    (error: { errMsg: string }) => {
      notify(options.fail, error)
      notify(options.complete, error)
    },
  )
  return undefined
}

/** The options of an API, by WeChat's typings. */
type OptionOf<F> = F extends (...args: never) => unknown ? NonNullable<Parameters<F>[0]> : never

type Succeeded<O> = O extends { success?: infer S }
  ? NonNullable<S> extends (result: infer R) => unknown
    ? Omit<R, 'errMsg'>
    : object
  : object

/** What an API has to give, by WeChat's typings. */
type ResultOf<F> = keyof Succeeded<OptionOf<F>> extends never
  ? object | void
  : // The typings of the file system give its error for a success without a result.
    Succeeded<OptionOf<F>> extends { errCode: number }
    ? object | void
    : Succeeded<OptionOf<F>>

interface Rules {
  /** Only where a person has just tapped: neither later nor after something else was waited for. */
  onlyInTap?: boolean
}

function refuseOutsideTap(): void {
  if (!isInTap()) throw new ApiRefusal('can only be invoked by user TAP gesture.')
}

function checked(takes: Record<string, string>, rules: Rules, options: unknown): void {
  const wrong = wrongParameter(takes, options)
  if (wrong) throw new ApiRefusal(`parameter error: ${wrong}`, { errno: 1001 })
  if (rules.onlyInTap) refuseOutsideTap()
}

function makeApi<S>(prefix = '') {
  /** An API of WeChat from a plain function: result or ApiFailure in, callbacks or promise out. */
  return <N extends keyof S & string>(
    name: N,
    takes: Takes<OptionOf<S[N]>>,
    run: (options: OptionOf<S[N]>) => ResultOf<S[N]> | Promise<ResultOf<S[N]>>,
    rules: Rules = {},
  ): S[N] => {
    const call = (options?: OptionOf<S[N]> & Callbacks<unknown>) => {
      const work = new Promise<ResultOf<S[N]>>((resolve) => {
        // At once: whether this is a tap cannot be told later.
        checked(takes, rules, options)
        resolve(Promise.resolve().then(() => run(options ?? ({} as OptionOf<S[N]>))))
      })
      return answer(prefix + name, options, work)
    }
    return call as unknown as S[N]
  }
}

export const api = makeApi<WechatMiniprogram.Wx>()
export const fileApi = makeApi<WechatMiniprogram.FileSystemManager>()
