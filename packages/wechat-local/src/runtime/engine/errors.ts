import { glassEasel } from 'glass-easel-miniprogram-adapter'
import { emitter } from '../phone/emitter'

/** Everything that went wrong in the app's own code, or that the host could not do for it. */
export const errors: string[] = []
export const onError = emitter<[message: string]>()
export const onRejection = emitter<[{ reason: unknown; promise: Promise<unknown> }]>()

/** Taro binds more attributes than a component has, and undefined for those it was not given; WeChat takes both in its stride. */
const EXPECTED = /is not a valid property$|Used default value instead\.$|The for-list data is neither/

function describe(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error)
}

export function report(error: unknown): void {
  const message = describe(error)
  errors.push(message)
  console.error(message)
  onError.emit(message)
}

/** Runs a lifecycle of the app: what it throws is reported, and the host goes on. */
export function attempt<R>(run: () => R): R | undefined {
  try {
    return run()
  } catch (error) {
    report(error)
    return undefined
  }
}

export function collectErrors(): void {
  glassEasel.addGlobalErrorListener((error) => {
    report(error)
    return false
  })
  glassEasel.addGlobalWarningListener((message) => !EXPECTED.test(message))
  window.addEventListener('error', (event) => report(event.error ?? event.message))
  window.addEventListener('unhandledrejection', (event) => {
    const message = `Unhandled rejection: ${describe(rejectionText(event.reason))}`
    errors.push(message)
    console.error(message)
    onRejection.emit({ reason: event.reason as unknown, promise: event.promise as Promise<unknown> })
  })
}

function rejectionText(reason: unknown): unknown {
  return typeof reason === 'object' && reason && 'errMsg' in reason ? reason.errMsg : reason
}
