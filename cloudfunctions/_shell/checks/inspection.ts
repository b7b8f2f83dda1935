import { findContradictions, type Finding, type Records } from '../../../core/laws/contradictions'
import type { Order } from '../../../core/order/order'
import { databaseNow } from '../platform/clock'
import { files } from '../platform/files'
import { wholeDocument, type Collection, type Documents } from '../platform/documents'
import { readPages } from '../platform/pages'
import type { CallContext } from '../call/context'

async function all<C extends Collection>(collection: C): Promise<Documents[C][]> {
  const found = await readPages<Documents[C]>(collection, '_id', { $gt: '' })
  return found.map((document) => wholeDocument(collection, document))
}

async function existing(orders: Order[]): Promise<Set<string>> {
  const ids = orders.flatMap(({ proofs, returned_proofs }) =>
    [...proofs, ...returned_proofs].map((proof) => proof.file_id),
  )
  return new Set((await files.links(ids, 60)).keys())
}

async function readAll(): Promise<Records> {
  // Before the orders: a message is written together with the change that it tells of.
  const messages = await all('messages')
  const orders = await all('orders')
  return {
    orders,
    reservations: await all('reservations'),
    users: await all('users'),
    order_audits: await all('order_audits'),
    payment_proofs: await all('payment_proofs'),
    admins: await all('admins'),
    rosters: await all('rosters'),
    daily_stats: await all('daily_stats'),
    settings: await all('settings'),
    files: await existing(orders),
    stored_files: await all('stored_files'),
    messages,
  }
}

function name({ rule, ids }: Finding) {
  return `${rule} ${ids.join(' ')}`
}

/**
 * Finds what contradicts itself. Players go on booking while everything is read page by page, so a finding counts only if a
 * second reading finds the very same.
 */
export async function inspect(call: CallContext): Promise<{ findings: Finding[]; orders: number }> {
  const read = async () => {
    const records = await readAll()
    return { findings: findContradictions(records, await databaseNow(call.now)), orders: records.orders.length }
  }
  const first = await read()
  if (first.findings.length === 0) return first
  const known = new Set(first.findings.map(name))
  const second = await read()
  return { ...second, findings: second.findings.filter((finding) => known.has(name(finding))) }
}
