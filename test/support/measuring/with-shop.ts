import { openShop, type Shop, type ShopOptions } from '../shop'

/** A shop for as long as `work` lasts, closed even when it fails. */
export async function withShop<R>(options: ShopOptions, work: (shop: Shop) => Promise<R>): Promise<R> {
  const shop = await openShop(options)
  try {
    return await work(shop)
  } finally {
    await shop.close()
  }
}

/** Delays every database call by between `from` and `to` ms. */
export function slowDown(shop: Shop, from: number, to: number, seed = 1): void {
  shop.cloud.faults.use({ seed, rules: [{ action: 'database.*', kind: 'latency', delay_ms: [from, to] }] })
}
