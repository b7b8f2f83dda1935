import type { OrderView } from '../../core/contract/contract'
import { addHours, instant, nextWholeHour, type Instant } from '../../core/time'
import { aJpeg } from './pictures'
import type { Person, Shop } from './shop'

// Flows are not timed: a busy machine may take long over one.
jest.setTimeout(180_000)

/** Monday, 20:20 in Shanghai: when the flows begin. */
export const OPENING: Instant = '2026-11-23T12:20:00.000Z'

export function moveTo(shop: Shop, time: Instant): void {
  shop.cloud.clock.set(Date.parse(time))
}

export function passMinutes(shop: Shop, minutes: number): void {
  shop.cloud.clock.advance(minutes * 60_000)
}

/** The start of a slot: the first that can be booked now, or some hours later. */
export function slot(shop: Shop, hours = 0): Instant {
  return addHours(nextWholeHour(instant(shop.cloud.clock.now())), hours)
}

let pictures = 0

/** A screenshot unlike all others. */
export function aScreenshot(): Uint8Array {
  return aJpeg(16 + ++pictures, 8)
}

export async function hold(player: Person, start_time: Instant): Promise<OrderView> {
  return (await player.ask('createReservation', { start_time })).order
}

export async function handIn(player: Person, order_id: string, picture = aScreenshot()): Promise<OrderView> {
  const file_ids = [await player.upload(picture)]
  return (await player.ask('uploadProof', { order_id, file_ids })).order
}

/** An order whose proof waits for a verdict. */
export async function submitted(player: Person, start_time: Instant, picture = aScreenshot()): Promise<OrderView> {
  return handIn(player, (await hold(player, start_time)).id, picture)
}

/** Whether a file is in the bucket. */
export async function isThere(shop: Shop, file_id: string): Promise<boolean> {
  const body = JSON.stringify({ action: 'storage.batchGetDownloadUrl', file_list: [{ fileid: file_id }] })
  const reply = await fetch(`${shop.cloud.url}/admin`, { method: 'POST', body })
  return JSON.stringify(await reply.json()).includes('"SUCCESS"')
}
