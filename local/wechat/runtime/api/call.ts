import { report } from '../engine/errors'

/** Why an API failed; becomes `errMsg: "<name>:fail <reason>"`. */
export class ApiFailure extends Error {
  constructor(
    reason: string,
    readonly fields: Record<string, unknown> = {},
  ) {
    super(reason)
  }
}

export interface Callbacks<R> {
  success?: (result: R & { errMsg: string }) => void
  fail?: (error: { errMsg: string }) => void
  complete?: (result: { errMsg: string }) => void
}

type Result<R> = Promise<R & { errMsg: string }> | undefined

const notify = (callback: ((argument: never) => void) | undefined, argument: unknown): void => {
  try {
    callback?.(argument as never)
  } catch (error) {
    report(error)
  }
}

export const failureOf = (name: string, error: unknown): { errMsg: string } => {
  const known = error instanceof ApiFailure
  if (!known) console.error(error)
  const reason = error instanceof Error ? error.message : String(error)
  return { ...(known ? error.fields : {}), errMsg: `${name}:fail${reason && ` ${reason}`}` }
}

const settle = async <R>(name: string, work: Promise<R>): Promise<R & { errMsg: string }> => {
  try {
    return { ...(await work), errMsg: `${name}:ok` }
  } catch (error) {
    throw failureOf(name, error) as unknown as Error
  }
}

/** Hands a result to callbacks where the app gave some, else to a promise, as WeChat does. */
export const answer = <R>(name: string, options: Callbacks<R> | undefined, work: Promise<R>): Result<R> => {
  const settled = settle(name, work)
  if (!options?.success && !options?.fail && !options?.complete) return settled
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

export type Api<O, R> = (options?: O & Callbacks<R>) => Result<R>

/** An API of WeChat from a plain function: result or ApiFailure in, callbacks or promise out. */
export const api =
  <O extends object, R extends object | void>(name: string, run: (options: O) => R | Promise<R>): Api<O, R> =>
  (options) =>
    answer(
      name,
      options,
      Promise.resolve().then(() => run(options ?? ({} as O))),
    )
