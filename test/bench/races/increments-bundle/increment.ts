import { randomUUID } from 'node:crypto'
import { platformContext } from '../../../../cloudfunctions/_shell/platform/identity'
import { startCloud } from '../../../../cloudfunctions/_shell/platform/sdk'
import { inTransaction } from '../../../../cloudfunctions/_shell/call/retry'
import type { CallContext } from '../../../../cloudfunctions/_shell/call/context'

const COUNTER = 'counter'

/** A cloud function that reads a number and writes the next one; an order's amount is the number. */
export async function main(): Promise<{ conflicts: number }> {
  startCloud()
  const call: CallContext = {
    ...platformContext(),
    function: 'createReservation',
    request_id: randomUUID(),
    now: new Date().toISOString(),
    tally: { retries: 0, conflicts: 0 },
  }
  await inTransaction(call, async (tx) => {
    const counter = await tx.get('orders', COUNTER)
    if (!counter) throw new Error('there is no counter')
    await tx.set('orders', { ...counter, amount: counter.amount + 1 })
  })
  return { conflicts: call.tally.conflicts }
}
