import { withoutName, withoutPlayer } from '../../core/order/forgotten'
import { wholeOrder, type Order } from '../../core/order/order'
import { isUnfinished } from '../../core/order/status'
import { earlier } from '../../core/time'
import type { Document } from '../cloud/cloud'
import { sha256 } from './encryption'
import type { ForgottenList } from './forgotten-list'

/** Whom a restore does not bring back, and what is known of them. */
export interface Forgotten {
  list: ForgottenList
  /** who an openid becomes */
  nobodies: ReadonlyMap<string, string>
  /** ids of their orders */
  orders: ReadonlySet<string>
  /** those that were unfinished in the backup: they hold no place any more */
  over: ReadonlySet<string>
}

type Change = (document: Document, gone: Forgotten) => Document | null

function withoutPlayers(value: unknown, { nobodies }: Forgotten): unknown {
  return [...nobodies].reduce((rest, [openid, nobody]) => withoutName(rest, openid, nobody), value)
}

/** As `deleteMyData` leaves each collection; the books, and who acted as an admin, stay. */
export const changes: Record<string, Change> = {
  users: (document, { nobodies }) => (nobodies.has(document._id) ? null : document),
  admins: (document, { nobodies }) => (nobodies.has(document._id) ? null : document),
  invites: (document, { nobodies }) => (nobodies.has(String(document.used_by)) ? null : document),
  messages: (document, { nobodies }) => (nobodies.has(String(document.openid)) ? null : document),
  consents: (document, { nobodies }) => (nobodies.has(document._id) ? null : document),
  stored_files: (document, { nobodies }) => (nobodies.has(String(document.owner)) ? null : document),
  rosters: (document, { nobodies }) => ({
    ...document,
    openids: (document.openids as string[]).filter((openid) => !nobodies.has(openid)),
  }),
  orders(document, gone) {
    const order = document as unknown as Order
    const nobody = gone.nobodies.get(order.openid)
    return nobody === undefined ? document : (ended(order, nobody, gone) as unknown as Document)
  },
  reservations(document, { nobodies, over }) {
    const nobody = nobodies.get(String(document.openid))
    if (nobody === undefined) return document
    return over.has(String(document.order_id)) ? null : { ...document, openid: nobody }
  },
  payment_proofs: (document, { orders }) =>
    orders.has(String(document.order_id)) ? { ...document, file_id: '' } : document,
  order_audits(document, gone) {
    if (gone.nobodies.size === 0 || !/^(repair|(un)?block_player)$/.test(String(document.action))) return document
    return {
      ...document,
      before: withoutPlayers(document.before, gone),
      after: withoutPlayers(document.after, gone),
    }
  },
}

/** Nobody leaves in the middle of an order: one that is unfinished in the backup had ended by then. */
function ended(order: Order, nobody: string, { list }: Forgotten): Order {
  const bare = withoutPlayer(wholeOrder(order), nobody)
  if (!isUnfinished(order.status)) return bare
  return { ...bare, status: 'expired', expire_at: earlier(order.expire_at, list.get(sha256(order.openid)) ?? '') }
}
