import { instant } from '../../core/time'
import { consoles } from '../../core/testing/samples'
import type { Shop } from '../support/shop'
import { median, progress, type Group } from '../support/measuring/group'
import { withShop } from '../support/measuring/with-shop'
import { insertPast } from '../support/measuring/years'

const YOUNG = 2000
const OLD = 200_000
/** 2,000 orders in five weeks, 200,000 in ten years. */
const ORDERS_A_DAY = 55
const ROUNDS = 300
const WARMING = 30

async function statsMs(shop: Shop): Promise<number> {
  const started = performance.now()
  await shop.as('boss').ask('getStats', {})
  return performance.now() - started
}

/** Both shops in turn, each first every other time, so that whatever else the machine does befalls both. */
async function compare(young: Shop, old: Shop): Promise<Record<string, number>> {
  const order = [young, old]
  const ms = new Map<Shop, number[]>(order.map((shop) => [shop, []]))
  for (let round = -WARMING; round < ROUNDS; round++) {
    for (const shop of order.reverse()) {
      const taken = await statsMs(shop)
      if (round >= 0) ms.get(shop)?.push(taken)
    }
  }
  const [stats_young_ms = NaN, stats_old_ms = NaN] = [young, old].map((shop) => median(ms.get(shop) ?? []))
  return { stats_history_ratio: stats_old_ms / stats_young_ms, stats_young_ms, stats_old_ms }
}

export const stats: Group = {
  name: 'stats',
  limits: {
    stats_history_ratio: { what: 'getStats with 200,000 orders in ten years against 2,000', atMost: 1.5 },
    stats_young_ms: { what: '  p50 ms with 2,000' },
    stats_old_ms: { what: '  p50 ms with 200,000' },
  },
  run() {
    const now = instant(Date.now())
    const options = { admins: { boss: 'owner' as const }, settings: { consoles: consoles(20) } }
    return withShop(options, (young) =>
      withShop(options, async (old) => {
        await insertPast(young, YOUNG, now, ORDERS_A_DAY)
        await insertPast(old, OLD, now, ORDERS_A_DAY)
        progress(`${OLD} orders stored`)
        return compare(young, old)
      }),
    )
  },
}
