import type { OrderStatus } from '../../../core/order/status'

/** The rules of booking, told once more and as plainly as can be: what the shop is compared with. Times are ms. */

export interface ModelOrder {
  /** `<player>/<idempotency key>` */
  key: string
  player: string
  slot: number
  hours: number
  console: string
  amount: number
  status: OrderStatus
  until: number
  images: string[]
  returned: string[]
  submissions: number
  /** by its player */
  moves: number
  last: string
  /** the hours whose places still name it: a lapsed order's do until somebody takes them */
  named: number[]
}

export type State = readonly ModelOrder[]

export type Request =
  | { kind: 'create'; player: string; key: string; slot: number; hours: number }
  | { kind: 'cancel' | 'admin_cancel'; player: string; key: string }
  | { kind: 'move'; player: string; key: string; slot: number }
  | { kind: 'admin_move'; player: string; key: string; slot: number }
  | { kind: 'book'; player: ''; key: string; slot: number; hours: number; console: string }
  | { kind: 'upload'; player: string; key: string; image: string }
  | { kind: 'approve' | 'return' | 'reject'; key: string }
  | { kind: 'read'; key: string }
  | { kind: 'list' }
  | { kind: 'end' }

/** The least that a reply must say, as text: an equal text is an equal answer. */
export interface Step {
  state: State
  answer: string
}

export interface Asked {
  request: Request
  /** what the function took for the time */
  now: number
  answer: string | null
}

export interface Shop {
  consoles: string[]
  slots: number[]
  /** fen an hour */
  price: number
  holdMs: number
  reviewMs: number
  maxMoves: number
}

const HOUR_MS = 3_600_000

/** Said here once more, for a model that asks the shop is none. */
const lives: { [S in OrderStatus]: 'open' | 'paid' | 'over' } = {
  pending: 'open',
  proof_submitted: 'open',
  paid: 'paid',
  rejected: 'over',
  cancelled: 'over',
  expired: 'over',
}

function isOpen({ status }: ModelOrder) {
  return lives[status] === 'open'
}
function statusAt(order: ModelOrder, now: number) {
  return isOpen(order) && order.until <= now ? 'expired' : order.status
}
function isUnfinished(order: ModelOrder, now: number) {
  return isOpen(order) && order.until > now
}
function owns(order: ModelOrder, hour: number, now: number) {
  return order.named.includes(hour) && (order.status === 'paid' || order.until > now)
}
function hoursFrom(slot: number, hours: number): number[] {
  return Array.from({ length: hours }, (_, hour) => slot + hour * HOUR_MS)
}
function endOf({ slot, hours }: Pick<ModelOrder, 'slot' | 'hours'>): number {
  return slot + hours * HOUR_MS
}

export function shown(order: ModelOrder, now: number): string {
  const { key, console, amount, until } = order
  return [key, statusAt(order, now), console, amount, isUnfinished(order, now) ? until : ''].join(' ')
}

function freeConsoles(state: State, { consoles }: Shop, hours: number[], now: number): string[] {
  return consoles.filter(
    (id) => !state.some((order) => order.console === id && hours.some((hour) => owns(order, hour, now))),
  )
}

/** Everything that may rightly come of a request in this state. */
export function steps(state: State, { request, now, answer }: Asked, shop: Shop): Step[] {
  if (request.kind === 'create' || request.kind === 'book') return create(state, request, now, shop)
  if (request.kind === 'list') {
    const coming = shop.slots.filter((slot) => slot >= now)
    const remaining = coming.map((slot) => freeConsoles(state, shop, [slot], now).length)
    return [{ state, answer: remaining.join(' ') }]
  }
  if (request.kind === 'end') return [{ state, answer: ending(state, now) }]
  const order = state.find(({ key }) => key === request.key)
  if (!order) return []
  // a link to the inbox may have run out before its file was read
  if (request.kind === 'upload' && answer === '4000') return [{ state, answer }]
  if (request.kind === 'move' || request.kind === 'admin_move') return moved(state, order, request, now, shop)
  const after = request.kind === 'read' ? order : change(order, request, now, shop)
  if (typeof after === 'string') return [{ state, answer: after }]
  const next = after === order ? state : state.map((other) => (other === order ? after : other))
  return [{ state: next, answer: `0 ${shown(after, now)}` }]
}

function ending(state: State, now: number): string {
  return state
    .map((order) => shown(order, now))
    .sort()
    .join('\n')
}

/** A key that leads to an order that is over is used up. */
function standing(order: ModelOrder, now: number): string {
  const status = statusAt(order, now)
  return lives[status] !== 'over' ? `0 ${shown(order, now)}` : `4005 ${status}`
}

function create(state: State, request: Request & { kind: 'create' | 'book' }, now: number, shop: Shop): Step[] {
  const { player, slot, hours } = request
  const key = `${player}/${request.key}`
  const known = state.find((order) => order.key === key)
  if (known) return [{ state, answer: known.slot === slot && known.hours === hours ? standing(known, now) : '4000' }]
  const isBook = request.kind === 'book'
  const open = !isBook && state.find((order) => order.player === player && isUnfinished(order, now))
  if (open) return [{ state, answer: `4002 ${open.key}` }]
  if (isTooLate(slot, now, isBook)) return [{ state, answer: '4001' }]
  const named = hoursFrom(slot, hours)
  const wanted = isBook ? [request.console] : shop.consoles
  const free = freeConsoles(state, { ...shop, consoles: wanted }, named, now)
  if (free.length === 0) return [{ state, answer: '4001' }]
  return free.map((console) => {
    const until = Math.min(now + shop.holdMs, slot + HOUR_MS)
    const status = isBook ? ('paid' as const) : ('pending' as const)
    const made = { images: [], returned: [], submissions: 0, moves: 0, last: request.kind, status, until }
    const order: ModelOrder = { key, player, slot, hours, console, amount: hours * shop.price, named, ...made }
    return { state: [...state.map((other) => besides(order, other)), order], answer: `0 ${shown(order, now)}` }
  })
}

/** An hour that has begun is not in the window any more, but for an admin until it is over. */
function isTooLate(slot: number, now: number, isAdmin: boolean): boolean {
  return isAdmin ? slot + HOUR_MS <= now : slot < now
}

/** An order with other hours, on any console that is free: that its own is preferred rests on what was read before the transaction. */
function moved(
  state: State,
  order: ModelOrder,
  { kind, slot }: Request & { kind: 'move' | 'admin_move' },
  now: number,
  shop: Shop,
): Step[] {
  const status = statusAt(order, now)
  const isAdmin = kind === 'admin_move'
  if (order.slot === slot && lives[status] !== 'over') return [{ state, answer: `0 ${shown(order, now)}` }]
  const may = isAdmin ? ['pending', 'proof_submitted', 'paid'] : ['pending', 'paid']
  if (!may.includes(status)) return [{ state, answer: status === 'expired' ? '4003' : `4005 ${status}` }]
  if (!isAdmin && (order.moves >= shop.maxMoves || (status === 'paid' && order.slot < now)))
    return [{ state, answer: '4005 undefined' }]
  if (isTooLate(slot, now, isAdmin)) return [{ state, answer: '4001' }]
  const others = state.filter((other) => other !== order)
  const named = hoursFrom(slot, order.hours)
  const free = freeConsoles(others, shop, named, now)
  if (free.length === 0) return [{ state, answer: '4001' }]
  const end = endOf({ slot, hours: order.hours })
  const latest = order.returned.length > 0 ? end : slot + HOUR_MS
  const until = status === 'pending' ? Math.min(order.until, latest) : end
  const moves = order.moves + (isAdmin ? 0 : 1)
  return free.map((console) => {
    const after: ModelOrder = { ...order, slot, console, named, until, moves, last: kind }
    const next = state.map((other) => (other === order ? after : inTheWayOf(after, other)))
    return { state: next, answer: `0 ${shown(after, now)}` }
  })
}

/** What a new order leaves of another, which had lapsed if it is in its way. */
function besides(made: ModelOrder, other: ModelOrder): ModelOrder {
  const left = inTheWayOf(made, other)
  return made.player !== '' && left.player === made.player && isOpen(left) ? { ...left, status: 'expired' } : left
}

/** An order that is in the way of another has lapsed; it is written down, and its hours are the other's. */
function inTheWayOf(made: ModelOrder, other: ModelOrder): ModelOrder {
  const named = other.console === made.console ? other.named.filter((hour) => !made.named.includes(hour)) : other.named
  if (named.length === other.named.length) return other
  return { ...other, status: isOpen(other) ? 'expired' : other.status, named }
}

const targets = { approve: 'paid', return: 'pending', reject: 'rejected' } as const

type Change = Exclude<Request, { kind: 'create' | 'book' | 'move' | 'admin_move' | 'read' | 'list' | 'end' }>

/** The order after what was asked, or the refusal. */
function change(order: ModelOrder, request: Change, now: number, shop: Shop): ModelOrder | string {
  const status = statusAt(order, now)
  const refused = status === 'expired' ? '4003' : `4005 ${status}`
  const { kind } = request
  if (kind === 'cancel' || kind === 'admin_cancel') {
    if (order.last === kind) return order
    const may = kind === 'cancel' ? ['pending'] : ['pending', 'proof_submitted', 'paid']
    return may.includes(status) ? { ...order, status: 'cancelled', last: kind, named: [] } : refused
  }
  if (kind === 'upload') return upload(order, request.image, status, refused)
  if (order.last === kind && status === targets[kind]) return order
  if (status !== 'proof_submitted') return refused
  const judged = { ...order, status: targets[kind], last: kind, named: kind === 'reject' ? [] : order.named }
  if (kind !== 'return') return judged
  const until = Math.min(now + shop.holdMs, endOf(order))
  return { ...judged, until, images: [], returned: [...order.returned, ...order.images] }
}

function upload(order: ModelOrder, image: string, status: OrderStatus, refused: string) {
  if ([...order.images, ...order.returned].includes(image)) return order
  if (status !== 'pending' && status !== 'proof_submitted') return refused
  if (order.submissions === 10) return `4005 ${status}`
  if (order.images.length === 3) return '4000'
  const until = status === 'pending' ? endOf(order) : order.until
  const images = [...order.images, image]
  const submissions = order.submissions + 1
  return { ...order, status: 'proof_submitted' as const, until, images, submissions, last: 'upload' }
}
