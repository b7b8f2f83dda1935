import { FILES_A_CALL } from '../../core/images/file-id'
import { findContradictions, type Records } from '../../core/laws/contradictions'
import { wholeOrder } from '../../core/order/order'
import { instant } from '../../core/time'
import type { Shop } from './shop'

/** Which of these files are in the cloud. */
async function existing({ cloud }: Shop, file_ids: string[]): Promise<Set<string>> {
  const there = new Set<string>()
  for (let at = 0; at < file_ids.length; at += FILES_A_CALL) {
    const file_list = file_ids.slice(at, at + FILES_A_CALL).map((fileid) => ({ fileid }))
    const body = JSON.stringify({ action: 'storage.batchGetDownloadUrl', file_list })
    const reply = await fetch(`${cloud.url}/admin`, { method: 'POST', body })
    const { data } = (await reply.json()) as { data: { download_list: { fileID: string; code: string }[] } }
    for (const { fileID, code } of data.download_list) if (code === 'SUCCESS') there.add(fileID)
  }
  return there
}

async function recordsOf(shop: Shop): Promise<Records> {
  const [orders, reservations, users, order_audits, payment_proofs] = await Promise.all([
    shop.find('orders'),
    shop.find('reservations'),
    shop.find('users'),
    shop.find('order_audits'),
    shop.find('payment_proofs'),
  ])
  const [admins, rosters, daily_stats, settings, stored_files] = await Promise.all([
    shop.find('admins'),
    shop.find('rosters'),
    shop.find('daily_stats'),
    shop.find('settings'),
    shop.find('stored_files'),
  ])
  const messages = await shop.find('messages')
  const images = orders.map(wholeOrder).flatMap(({ proofs, returned_proofs }) => [...proofs, ...returned_proofs])
  const files = await existing(
    shop,
    images.map(({ file_id }) => file_id),
  )
  const people = { users, admins, rosters, settings, daily_stats }
  return { orders, reservations, order_audits, payment_proofs, stored_files, messages, files, ...people }
}

/** Every law that is broken, and by what; nothing when all hangs together. */
export async function contradictions(shop: Shop): Promise<string[]> {
  const findings = findContradictions(await recordsOf(shop), instant(shop.cloud.clock.now()))
  return findings.map(({ rule, ids }) => `${rule}: ${ids.join(' ')}`)
}
