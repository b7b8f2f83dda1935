export const statuses = ['pending', 'proof_submitted', 'paid', 'rejected', 'cancelled', 'expired'] as const

export type OrderStatus = (typeof statuses)[number]

/** How an order comes to be: by its player, or by an admin for a guest. */
export const beginnings = ['create', 'admin_book'] as const

export type Beginning = (typeof beginnings)[number]

/** The status in which an order begins. */
export const firstStatus = { create: 'pending', admin_book: 'paid' } as const satisfies {
  [B in Beginning]: OrderStatus
}

export const actions = [
  'submit_proof',
  'approve',
  'return',
  'reject',
  'cancel',
  'admin_cancel',
  'move',
  'admin_move',
  'arrive',
  'miss',
  'clear_visit',
  'refund',
  'expire',
] as const

export type Action = (typeof actions)[number]

type Moves = { [A in Action]: OrderStatus | null }

const nowhere: Moves = {
  submit_proof: null,
  approve: null,
  return: null,
  reject: null,
  cancel: null,
  admin_cancel: null,
  move: null,
  admin_move: null,
  arrive: null,
  miss: null,
  clear_visit: null,
  refund: null,
  expire: null,
}

/** The whole life of an order: status × action → next status, null where the action is refused. */
export const transitions: { [S in OrderStatus]: Moves } = {
  pending: {
    ...nowhere,
    submit_proof: 'proof_submitted',
    cancel: 'cancelled',
    admin_cancel: 'cancelled',
    move: 'pending',
    admin_move: 'pending',
    expire: 'expired',
  },
  proof_submitted: {
    ...nowhere,
    submit_proof: 'proof_submitted',
    approve: 'paid',
    return: 'pending',
    reject: 'rejected',
    admin_cancel: 'cancelled',
    admin_move: 'proof_submitted',
    expire: 'expired',
  },
  paid: {
    ...nowhere,
    cancel: 'cancelled',
    admin_cancel: 'cancelled',
    move: 'paid',
    admin_move: 'paid',
    arrive: 'paid',
    miss: 'paid',
    clear_visit: 'paid',
    refund: 'paid',
  },
  rejected: nowhere,
  cancelled: { ...nowhere, refund: 'cancelled' },
  expired: nowhere,
}

interface Traits {
  /** something is still expected of somebody, and the clock may end it */
  isUnfinished: boolean
  /** its order owns its console for its hour */
  ownsPlace: boolean
  /** the figure of a day to which its order is added */
  counts: 'open' | 'paid' | 'rejected' | 'cancelled' | 'expired'
  /** what people read */
  word: string
}

/** What each status is. Every list of statuses is a filter of this. */
export const statusTraits = {
  pending: { isUnfinished: true, ownsPlace: true, counts: 'open', word: '待支付' },
  proof_submitted: { isUnfinished: true, ownsPlace: true, counts: 'open', word: '待核验' },
  paid: { isUnfinished: false, ownsPlace: true, counts: 'paid', word: '已确认' },
  rejected: { isUnfinished: false, ownsPlace: false, counts: 'rejected', word: '已驳回' },
  cancelled: { isUnfinished: false, ownsPlace: false, counts: 'cancelled', word: '已取消' },
  expired: { isUnfinished: false, ownsPlace: false, counts: 'expired', word: '已过期' },
} as const satisfies { [S in OrderStatus]: Traits }

/** The statuses of orders that own their places. */
export type OwningStatus = {
  [S in OrderStatus]: (typeof statusTraits)[S]['ownsPlace'] extends true ? S : never
}[OrderStatus]

export function isUnfinished(status: OrderStatus): boolean {
  return statusTraits[status].isUnfinished
}

/** Judges the stored status alone. A hold may have lapsed without that being written down: `ownsPlace` of place.ts looks at the clock too. */
export function ownsPlaceIn(status: OrderStatus): status is OwningStatus {
  return statusTraits[status].ownsPlace
}

export const unfinishedStatuses: readonly OrderStatus[] = statuses.filter(isUnfinished)

export const owningStatuses: readonly OwningStatus[] = statuses.filter(ownsPlaceIn)
