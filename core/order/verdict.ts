import { DomainError, malformed } from '../errors'
import { refundDue, type Fen, type MoneyLine } from '../money'
import { dueOf, withLines } from './money-lines'
import { move, wasLast } from './moves'
import { statusAt, type Order, type Proof } from './order'
import { transitions } from './status'
import type { Settings } from '../shop/settings'
import { addMinutes, earlier, type Instant } from '../time'

export interface Verdict {
  pass: boolean
  reason?: string
  allow_resubmit?: boolean
  /** the images that the admin had before his eyes (SHA-256) */
  seen?: string[]
  /** of an approval: what came in, where that is not what was due */
  received?: Fen
}

function verdictAction({ pass, allow_resubmit }: Verdict): 'approve' | 'return' | 'reject' {
  return pass ? 'approve' : allow_resubmit ? 'return' : 'reject'
}

function sameImages(proofs: Proof[], seen: string[]): boolean {
  return proofs.length === new Set(seen).size && proofs.every(({ sha256 }) => seen.includes(sha256))
}

/** An approval says that the transfer came in. What is missing of it is let go, what is too much is owed. */
function whatCameIn(order: Order, { received }: Verdict, admin: string, now: Instant): MoneyLine[] {
  const due = dueOf(order)
  const amount = received ?? due
  const line = { at: now, by: admin, note: '' }
  return [
    { ...line, kind: 'received', amount, how: 'transfer' },
    { ...line, kind: 'waived', amount: Math.max(0, due - amount), how: '' },
    refundDue(Math.max(0, amount - due), line),
  ]
}

/** Approves, returns or rejects. Repeating the verdict already given is answered with the same order. */
export function verify(order: Order, verdict: Verdict, admin: string, settings: Settings, now: Instant): Order {
  const action = verdictAction(verdict)
  const reason = verdict.reason?.trim() ?? ''
  if (action !== 'approve' && reason === '') throw malformed('reason', '请写明原因')
  if (action !== 'approve' && verdict.received !== undefined) throw malformed('received', '只在通过时填写')
  if (wasLast(order, action) && statusAt(order, now) === transitions.proof_submitted[action]) return order
  const counted = action === 'approve' ? withLines(order, whatCameIn(order, verdict, admin, now)) : order
  const moved = { ...move(counted, action, { by: 'admin', openid: admin, reason }, now), reason, review_by: null }
  if (verdict.seen && !sameImages(order.proofs, verdict.seen))
    throw new DomainError(4005, '付款截图刚刚有变化，请看过新的截图再决定', { status: order.status })
  if (action !== 'return') return moved
  return {
    ...moved,
    proofs: [],
    returned_proofs: [...order.returned_proofs, ...order.proofs],
    expire_at: earlier(addMinutes(now, settings.hold_minutes), order.end_time),
  }
}
