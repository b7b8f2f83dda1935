import { instant } from '../../core/time'
import type { Shop } from '../support/shop'
import { median, progress, type Group } from '../support/measuring/group'
import { insertOrders, lapsedOrders, livingOrders } from '../support/measuring/seeded-history'
import { slowDown, withShop } from '../support/measuring/with-shop'

const LAPSED = 10_000
const LIVING = 100_000
const ROUNDS = 3

/** Seconds in which one call of the timer writes down what has just been stored as lapsed. */
async function expireSeconds(shop: Shop, round: number): Promise<number> {
  shop.cloud.faults.clear()
  await insertOrders(shop, lapsedOrders(LAPSED, instant(Date.now()), `lapsed-${round}`))
  slowDown(shop, 10, 10)
  const started = performance.now()
  const reply = await shop.timer()
  if (reply.code !== 0) throw new Error(`expireCron answered ${JSON.stringify(reply)}`)
  return (performance.now() - started) / 1000
}

async function compare(alone: Shop, crowded: Shop): Promise<Record<string, number>> {
  const seconds: { alone: number[]; crowded: number[] } = { alone: [], crowded: [] }
  let expire_10k_written = NaN
  for (let round = 0; round < ROUNDS; round++) {
    // Each is first in turn: whoever comes later finds the machine warmer.
    if (round % 2 === 1) seconds.crowded.push(await expireSeconds(crowded, round))
    seconds.alone.push(await expireSeconds(alone, round))
    if (round === 0) expire_10k_written = (await alone.find('orders', { status: 'expired' })).length
    if (round % 2 === 0) seconds.crowded.push(await expireSeconds(crowded, round))
    progress(`round ${round + 1} of ${ROUNDS}`)
  }
  const expire_10k_seconds = median(seconds.alone)
  return {
    expire_10k_seconds,
    expire_10k_written,
    expire_bystander_ratio: median(seconds.crowded) / expire_10k_seconds,
  }
}

export const expire: Group = {
  name: 'expire',
  limits: {
    expire_10k_seconds: { what: 'expireCron over 10,000 lapsed orders, 10 ms a database call: seconds', atMost: 60 },
    expire_10k_written: { what: '  written down as expired by one call', is: LAPSED },
    expire_bystander_ratio: { what: '  with 100,000 living orders beside them against none', atMost: 1.2 },
  },
  run: () =>
    withShop({}, (alone) =>
      withShop({}, async (crowded) => {
        await insertOrders(crowded, livingOrders(LIVING, instant(Date.now())))
        progress(`${LIVING} living orders stored`)
        return compare(alone, crowded)
      }),
    ),
}
