import type { Shop } from './shop'

interface HeldRequest {
  function: string
  action: string
  /** Which of the requests of this kind, counted from 1. */
  nth?: number
}

/** Holds one request of a function back until `shop.cloud.faults.release` lets it go on, whatever happens meanwhile. */
export function holdBack(shop: Shop, ...requests: HeldRequest[]): void {
  shop.cloud.faults.use({ seed: 1, rules: requests.map((request) => ({ nth: 1, ...request, kind: 'held' })) })
}

/** Waits until so many requests are held back. */
export async function untilHeld(shop: Shop, count = 1): Promise<void> {
  const held = () => Object.values(shop.cloud.faults.counts().held ?? {}).reduce((sum, each) => sum + each, 0)
  while (held() < count) await new Promise((resolve) => setTimeout(resolve, 2))
}
