import type { Clock } from '../shell/clock'

/** Half a second, then twice as long each time, at most eight: about half a minute in all. */
const FIRST_DELAY = 500
const LONGEST_DELAY = 8000
const ATTEMPTS = 9

/** What an error says of itself: its code, and its sentence. */
export function textOf(error: unknown): string {
  const { code, message } = error as { code?: unknown; message?: unknown }
  return `${typeof code === 'string' || typeof code === 'number' ? code : ''} ${String(message)}`.trim()
}

/** The cloud did nothing, and will do it later: https://cloud.tencent.com/document/api/876/34812 lists these codes. */
export function isRefusedForNow(error: unknown): boolean {
  return /^(RequestLimitExceeded|LimitExceeded\.Request|EXCEED_RATELIMIT|EXCEED_CONCURRENT)/.test(textOf(error))
}

/** Nobody knows whether it was done. */
export function isUnsure(error: unknown): boolean {
  return /^(InternalError|SERVER_TIMEOUT)|ECONNRESET|E(SOCKET)?TIMEDOUT|EPIPE|EAI_AGAIN|socket hang up|network timeout/.test(
    textOf(error),
  )
}

/** A collection is not there, or not everywhere yet. */
export const NOT_READY = /^ResourceNotFound|-502005|COLLECTION_NOT_EXIST|Table not exist/i

export function isPassing(error: unknown): boolean {
  return isRefusedForNow(error) || isUnsure(error)
}

/** Tries again what may go better later; what still fails after half a minute is thrown as it came. */
export async function retrying<T>(
  clock: Clock,
  mayGoBetter: (error: unknown) => boolean,
  work: (attempt: number) => Promise<T>,
): Promise<T> {
  for (let attempt = 1; attempt < ATTEMPTS; attempt++) {
    try {
      return await work(attempt)
    } catch (error) {
      if (!mayGoBetter(error)) throw error
      await clock.sleep(Math.min(FIRST_DELAY * 2 ** (attempt - 1), LONGEST_DELAY))
    }
  }
  return work(ATTEMPTS)
}
