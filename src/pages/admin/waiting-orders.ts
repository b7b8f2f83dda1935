import type { Seen } from '../../shared/fetch/useNotice'
import type { OrderView } from '../../../core/contract/contract'
import { ordersMark } from '../../../core/views/marks'
import { call } from '../../services/cloud/call'
import { amendSession } from '../../services/cloud/session'
import { serverNow } from '../../services/cloud/server-clock'

interface WaitingPage {
  items: OrderView[]
  next_cursor: string | null
  slipped_in?: OrderView[]
}

const PAGE = 10
const FRESH_MS = 30_000

let asked: { page: Promise<WaitingPage>; atMs: number } | null = null

export async function fetchWaitingOrders(cursor: string | null, wanted = 0): Promise<WaitingPage> {
  const { orders, next_cursor, slipped_in } = await call('adminListOrders', {
    status: ['proof_submitted'],
    oldest_first: true,
    limit: Math.max(PAGE, wanted),
    ...(cursor && { cursor }),
  })
  // Where all of them are seen, the tab's badge follows.
  if (cursor === null && next_cursor === null)
    amendSession({ waiting: { count: orders.length, overdue: countOverdue(orders, serverNow()) } })
  return { items: orders, next_cursor, slipped_in }
}

export function countOverdue(orders: OrderView[], nowMs: number): number {
  return orders.filter(({ review_by }) => review_by && Date.parse(review_by) <= nowMs).length
}

/** The most of a list that is watched. */
const WATCHED = 100

/** What a list of waiting orders shows, for useNotice. */
export function seenWaiting(orders: OrderView[], isMore: boolean): Seen {
  const watched = orders.slice(0, WATCHED)
  return { review: { shown: watched.length, mark: ordersMark(watched, isMore || orders.length > WATCHED) } }
}

/** Asks for the first page on behalf of the tab, which counts it and hands it to the review page. */
export function askForWaitingOrders(): Promise<WaitingPage> {
  asked = { page: fetchWaitingOrders(null), atMs: serverNow() }
  return asked.page
}

/** The page the tab has just asked for, once; so that getting to a verdict costs one call less. */
export function takeWaitingOrders(wanted: number): Promise<WaitingPage> {
  const taken = asked
  asked = null
  return taken && serverNow() - taken.atMs < FRESH_MS ? taken.page : fetchWaitingOrders(null, wanted)
}
