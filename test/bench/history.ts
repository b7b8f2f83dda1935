import { instant } from '../../core/time'
import { consoles } from '../../core/testing/samples'
import type { Shop } from '../support/shop'
import { median, progress, type Group } from '../support/measuring/group'
import { insertOrders, livingOrders, oldOrders } from '../support/measuring/seeded-history'
import { withShop } from '../support/measuring/with-shop'

const OLD_ORDERS = 100_000
const CURRENT_ORDERS = 200
const ROUNDS = 300
const WARMING = 30

async function listMs(shop: Shop): Promise<number> {
  const started = performance.now()
  await shop.as('reader').ask('listSlots', {})
  return performance.now() - started
}

/** Both shops in turn, so that whatever else the machine does befalls both. */
async function compare(young: Shop, old: Shop): Promise<Record<string, number>> {
  const ms: { young: number[]; old: number[] } = { young: [], old: [] }
  for (let round = -WARMING; round < ROUNDS; round++) {
    const measured = { young: await listMs(young), old: await listMs(old) }
    if (round < 0) continue
    ms.young.push(measured.young)
    ms.old.push(measured.old)
  }
  const list_slots_ms = median(ms.young)
  return { list_slots_history_ratio: median(ms.old) / list_slots_ms, list_slots_ms }
}

export const history: Group = {
  name: 'history',
  limits: {
    list_slots_history_ratio: { what: 'listSlots with 100,000 old orders against none', atMost: 1.2 },
    list_slots_ms: { what: '  ms without them' },
  },
  run() {
    const now = instant(Date.now())
    const options = { settings: { consoles: consoles(20) } }
    return withShop(options, (young) =>
      withShop(options, async (old) => {
        for (const shop of [young, old]) await insertOrders(shop, livingOrders(CURRENT_ORDERS, now))
        await insertOrders(old, oldOrders(OLD_ORDERS, now))
        progress(`${OLD_ORDERS} old orders stored`)
        return compare(young, old)
      }),
    )
  },
}
