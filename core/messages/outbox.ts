import { canBeTold } from '../order/forgotten'
import { statusAt, type HistoryEntry, type Order } from '../order/order'
import { ownsPlaceIn, type Action } from '../order/status'
import type { MessageEvent, PlayerEvent } from '../shop/message-templates'
import { addHours, addMinutes, type Instant } from '../time'

/** Why a message was not sent. */
export const dropReasons = ['no_template', 'no_consent', 'overtaken', 'too_late', 'own_doing', 'forgotten'] as const

export type DropReason = (typeof dropReasons)[number]

/** What somebody must be told. It is written in the transaction that makes it true, and sent afterwards. */
export interface Message {
  /** `<order_id>:<event>:<n>`: the n-th time that this happened to the order; `:proof_waits:<openid>:<newest proof>` to an admin */
  _id: string
  /** '' of a message to an admin */
  order_id: string
  openid: string
  event: MessageEvent
  n: number
  status: 'queued' | 'sending' | 'sent' | 'dropped' | 'failed'
  /** why it was dropped; '' otherwise */
  why: DropReason | ''
  /** what WeChat answered last; 0 when it was sent, null when nothing was heard */
  code: number | null
  /** when it happened */
  at: Instant
  /** when it is tried next, or while it is `sending` when the sender counts as dead; null once it is over */
  try_at: Instant | null
  useless_after: Instant
  tries: number
  /** how often nobody knows whether it was sent, because its sender died or no answer came: so many times it may come again */
  doubts: number
  /** the attempt that may write its outcome */
  claim: string
  template_id: string
  sent_at: Instant | null
  /** by which WeChat tells what became of it; '' when it has not said */
  msgid: string
  /** what WeChat told afterwards of its arrival; 0 is delivered */
  delivered_code?: number
}

/** How long a sender may take. A function lives 60 seconds at the most. */
const CLAIM_MINUTES = 2

/** What of an order's history its player is told. A lapse is no entry: the clock does it. */
const told: { [A in Action]?: PlayerEvent } = {
  approve: 'confirmed',
  return: 'returned',
  reject: 'rejected',
  admin_cancel: 'cancelled',
  admin_move: 'moved',
  refund: 'refunded',
}

function later(a: Instant, b: Instant): Instant {
  return a > b ? a : b
}

/** How long somebody who may have paid is told of what became of the money. */
const MONEY_HOURS = 24

/** After which time a message is worse than none: the hour it is about has come, or a day is over where money is at stake. */
function uselessAfter(event: PlayerEvent, order: Order, at: Instant): Instant {
  switch (event) {
    case 'confirmed':
    case 'moved':
      return order.end_time
    case 'returned':
      return order.expire_at
    case 'starts_soon':
      return order.start_time
    case 'expired':
      return order.proofs.length > 0
        ? later(order.start_time, addHours(order.expire_at, MONEY_HOURS))
        : order.start_time
    case 'rejected':
    case 'cancelled':
    case 'refunded':
      return later(order.start_time, addHours(at, MONEY_HOURS))
  }
}

type Begun = Pick<Message, '_id' | 'order_id' | 'openid' | 'event' | 'n' | 'at' | 'useless_after'>

/** A message that nobody has tried to send. */
function untried(begun: Begun): Message {
  return {
    ...begun,
    status: 'queued',
    why: '',
    code: null,
    try_at: begun.at,
    tries: 0,
    doubts: 0,
    claim: '',
    template_id: '',
    sent_at: null,
    msgid: '',
  }
}

function newMessage(event: PlayerEvent, n: number, order: Order, at: Instant): Message {
  const { _id: order_id, openid } = order
  const useless_after = uselessAfter(event, order, at)
  return untried({ _id: `${order_id}:${event}:${n}`, order_id, openid, event, n, at, useless_after })
}

/** An admin who is busy finds the list anyway. */
const ADMIN_MINUTES = 30

/** A message to one admin about the proofs that wait, the newest of which came in at `newest`. */
export function newMessageToAdmin(openid: string, newest: Instant, now: Instant): Message {
  const useless_after = addMinutes(now, ADMIN_MINUTES)
  const _id = `:proof_waits:${openid}:${newest}`
  return untried({ _id, order_id: '', openid, event: 'proof_waits', n: 1, at: now, useless_after })
}

function timesOf(history: readonly HistoryEntry[], ...actions: Action[]): number {
  return history.filter(({ action }) => actions.includes(action as Action)).length
}

/** What an order's player must be told of a change. */
export function messagesOfChange(before: Order | null, after: Order): Message[] {
  if (!canBeTold(after.openid)) return []
  const messages: Message[] = []
  for (let at = before?.history.length ?? 0; at < after.history.length; at++) {
    const entry = after.history[at]
    const event = entry && told[entry.action as Action]
    if (!event) continue
    const n = timesOf(after.history.slice(0, at + 1), entry.action as Action)
    messages.push(newMessage(event, n, after, entry.at))
  }
  return messages
}

/** What the player of a lapsed order must be told, who knows already where the player's own booking found it. */
export function messageOfLapse(order: Order, by_openid = ''): Message | null {
  if (!canBeTold(order.openid)) return null
  const message = newMessage('expired', 1, order, order.expire_at)
  return order.openid === by_openid ? dropped(message, 'own_doing') : message
}

/** The reminder of a visit; null where it is too early, too late, or the order was confirmed or moved so late that nobody forgets it. */
export function reminderOf(order: Order, remind_minutes: number, now: Instant): Message | null {
  const from = addMinutes(order.start_time, -remind_minutes)
  const last = order.history.filter(({ action }) => action !== 'refund' && action !== 'clear_visit').at(-1)
  const isDue = from <= now && now < order.start_time && (last === undefined || last.at <= from)
  if (!canBeTold(order.openid) || order.status !== 'paid' || !isDue) return null
  return newMessage('starts_soon', timesOf(order.history, 'move', 'admin_move') + 1, order, now)
}

/** Whether what a message says is still so. */
function isStillTrue(message: Message, order: Order, now: Instant): boolean {
  const { history } = order
  const status = statusAt(order, now)
  switch (message.event) {
    case 'confirmed':
      return status === 'paid' && timesOf(history, 'approve') === message.n
    case 'returned':
      return status === 'pending' && timesOf(history, 'return') === message.n
    case 'rejected':
      return status === 'rejected'
    case 'cancelled':
      return status === 'cancelled' && timesOf(history, 'admin_cancel') === message.n
    case 'moved':
      return ownsPlaceIn(status) && timesOf(history, 'admin_move') === message.n && isLastMove(history)
    case 'expired':
      return status === 'expired'
    case 'starts_soon':
      return status === 'paid' && now < order.start_time && timesOf(history, 'move', 'admin_move') + 1 === message.n
    case 'refunded':
      return timesOf(history, 'refund') === message.n
    case 'proof_waits':
      return true
  }
}

function isLastMove(history: readonly HistoryEntry[]): boolean {
  return history.filter(({ action }) => action === 'move' || action === 'admin_move').at(-1)?.action === 'admin_move'
}

/** The message in the hands of a sender. One that finds it in dead hands does not know whether it was sent. */
export function claimed(message: Message, claim: string, now: Instant): Message {
  return {
    ...message,
    status: 'sending',
    claim,
    tries: message.tries + 1,
    doubts: message.status === 'sending' ? message.doubts + 1 : message.doubts,
    try_at: addMinutes(now, CLAIM_MINUTES),
  }
}

export function dropped(message: Message, why: DropReason): Message {
  return { ...message, status: 'dropped', why, try_at: null }
}

/** Why a message is not sent at all; null when it is. The order is read after the claim. */
export function reasonToDrop(message: Message, order: Order | null, now: Instant): DropReason | null {
  if (message.useless_after <= now) return 'too_late'
  if (message.order_id === '') return null
  if (order?.openid !== message.openid) return 'forgotten'
  return isStillTrue(message, order, now) ? null : 'overtaken'
}
