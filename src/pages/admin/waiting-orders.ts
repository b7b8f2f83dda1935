import type { OrderView } from '../../../core/contract/contract'
import { call } from '../../services/cloud/call'
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
  return { items: orders, next_cursor, slipped_in }
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
