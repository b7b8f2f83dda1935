import type { Clock } from '../../shell/clock'
import { textOf } from '../retry'

export interface FunctionStatus {
  Status: string
  StatusDesc?: string | null
  StatusReasons?: { ErrorCode?: string; ErrorMessage?: string }[] | null
  /** `Available` or `Unavailable`; older answers have none */
  AvailableStatus?: string | null
}

/** Every state on the way to another one: https://cloud.tencent.com/document/product/583/47175 */
const ON_THE_WAY = ['Creating', 'Updating', 'Publishing', 'UpdatingAndPublishing', 'Deleting']
const BUSY = /^FailedOperation\.FunctionStatusError/
const POLL_MILLISECONDS = 500
/** Five minutes. */
const MOST_POLLS = 600

/** Whether what was sent last never came to work: it has to be sent again. */
export function isFailed(status: string): boolean {
  return /Failed$/.test(status)
}

function reasonOf({ Status, StatusDesc, StatusReasons }: FunctionStatus): string {
  const reasons = (StatusReasons ?? []).map(({ ErrorCode, ErrorMessage }) => `${ErrorMessage ?? ErrorCode ?? ''}`)
  return [Status, StatusDesc ?? '', ...reasons].filter((text) => text !== '').join(', ')
}

/** Waits until nothing is under way at a function; gives how it stands then. */
async function untilIdle(clock: Clock, name: string, ask: () => Promise<FunctionStatus>): Promise<FunctionStatus> {
  for (let polls = 0; polls < MOST_POLLS; polls++) {
    const found = await ask()
    if (!ON_THE_WAY.includes(found.Status) && (isFailed(found.Status) || found.AvailableStatus !== 'Unavailable'))
      return found
    await clock.sleep(POLL_MILLISECONDS)
  }
  throw new Error(`the function ${name} is still not ready after five minutes`)
}

/** The two waits that a change needs. */
export function waitsFor(clock: Clock, describe: (name: string) => Promise<FunctionStatus>) {
  return {
    /** before it: that something failed earlier is no obstacle to sending it again */
    untilFree: async (name: string): Promise<void> => void (await untilIdle(clock, name, () => describe(name))),
    /** after it: throws why it failed */
    untilActive: async (name: string): Promise<void> => {
      const found = await untilIdle(clock, name, () => describe(name))
      if (isFailed(found.Status)) throw new Error(`the function ${name} is ${reasonOf(found)}`)
    },
  }
}

/** An attempt whose end nobody saw may be what a function is busy with: then once more, when that is over. */
export async function whenFree<T>(
  untilFree: (name: string) => Promise<void>,
  name: string,
  work: () => Promise<T>,
): Promise<T> {
  try {
    return await work()
  } catch (error) {
    if (!BUSY.test(textOf(error))) throw error
    await untilFree(name)
    return work()
  }
}
