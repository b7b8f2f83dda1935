import type { DoneBefore, OrderView } from '../contract/contract'
import type { VisitOutcome } from '../order/arrival'
import { linesOf } from '../order/money-lines'
import { historyAt, statusAt, updatedAt, type HistoryEntry, type Proof } from '../order/order'
import { isUnfinished } from '../order/status'
import type { Console } from '../shop/settings'
import { cleanLine } from '../text'
import type { Instant } from '../time'
import { consoleNameOf, playerNameOf, type ReadOrder } from './present'

/** What an order's view needs beyond the order. Without `admin`, nothing about other people is shown. */
export interface ViewOptions {
  admin?: boolean
  history?: boolean
  pay_qr_url?: string
  /** as they are called now */
  consoles?: readonly Console[]
  /** temporary links by file id */
  links?: ReadonlyMap<string, string>
  /** what an admin can say of the visit, where that was looked up */
  visit_choices?: VisitOutcome[]
  /** whether its player is blocked, where that was looked up */
  blocked?: boolean
  /** numbers of other orders by image (SHA-256) */
  used_on?: ReadonlyMap<string, string[]>
}

function proofView(
  proof: Proof,
  order_no: string,
  { admin, links, used_on }: ViewOptions,
): OrderView['proofs'][number] {
  const url = links?.get(proof.file_id)
  return {
    id: proof.sha256,
    width: proof.width,
    height: proof.height,
    uploaded_at: proof.uploaded_at,
    ...(url !== undefined && { url }),
    ...(admin && { used_on: (used_on?.get(proof.sha256) ?? []).filter((other) => other !== order_no) }),
  }
}

function historyView({ openid, ...entry }: HistoryEntry, admin?: boolean): NonNullable<OrderView['history']>[number] {
  return {
    ...entry,
    ...(admin && entry.by === 'admin' && { admin_id: openid }),
  }
}

/** What happened to an order last, for whoever asks for it once more; who did it is told to admins alone. */
export function lastEntryView({ history }: Pick<ReadOrder, 'history'>, isAdmin: boolean): DoneBefore | null {
  const last = history.at(-1)
  if (!last) return null
  return isAdmin ? { action: last.action, at: last.at, by: last.openid } : { action: last.action, at: last.at }
}

/** What came in and what goes back; nothing where there is no line. */
function linesView(order: ReadOrder): Pick<OrderView, 'money'> {
  const lines = linesOf(order)
  return lines.length > 0 ? { money: lines.map(({ by: _by, ...line }) => line) } : {}
}

/** An order as the contract shows it at `now`. */
export function toOrderView(order: ReadOrder, now: Instant, options: ViewOptions = {}): OrderView {
  const status = statusAt(order, now)
  return {
    id: order._id,
    order_no: order.order_no,
    pay_code: order.pay_code,
    amount: order.amount,
    status,
    console_id: order.console_id,
    console_name: consoleNameOf(order, options.consoles, now),
    start_time: order.start_time,
    hours: order.hours,
    end_time: order.end_time,
    created_at: order.created_at,
    updated_at: updatedAt(order, now),
    ...(isUnfinished(status) && { expire_at: order.expire_at }),
    ...(status === 'proof_submitted' && order.review_by && { review_by: order.review_by }),
    ...(isUnfinished(status) && options.pay_qr_url !== undefined && { pay_qr_url: options.pay_qr_url }),
    proofs: order.proofs.map((proof) => proofView(proof, order.order_no, options)),
    note: cleanLine(order.note),
    reason: order.reason,
    ...(options.history && { history: historyAt(order, now).map((entry) => historyView(entry, options.admin)) }),
    ...(order.origin && { origin: order.origin }),
    ...(options.admin && linesView(order)),
    ...(order.owed && { owed: order.owed }),
    ...(options.visit_choices && { visit_choices: options.visit_choices }),
    ...(options.admin && order.visit && { visit: order.visit }),
    ...(options.admin && order.slipped_in_at !== undefined && { slipped_in_at: order.slipped_in_at }),
    ...(options.admin && {
      player: {
        id: order.openid,
        name: playerNameOf(order, now),
        ...(options.blocked !== undefined && { blocked: options.blocked }),
      },
    }),
  }
}
