export const statuses = ['pending', 'proof_submitted', 'paid', 'rejected', 'cancelled', 'expired'] as const

export type OrderStatus = (typeof statuses)[number]

export const actions = ['submit_proof', 'approve', 'return', 'reject', 'cancel', 'admin_cancel', 'expire'] as const

export type Action = (typeof actions)[number]

type Moves = { [A in Action]: OrderStatus | null }

const nowhere: Moves = {
  submit_proof: null,
  approve: null,
  return: null,
  reject: null,
  cancel: null,
  admin_cancel: null,
  expire: null,
}

/** The whole life of an order: status × action → next status, null where the action is refused. */
export const transitions: { [S in OrderStatus]: Moves } = {
  pending: {
    ...nowhere,
    submit_proof: 'proof_submitted',
    cancel: 'cancelled',
    admin_cancel: 'cancelled',
    expire: 'expired',
  },
  proof_submitted: {
    ...nowhere,
    submit_proof: 'proof_submitted',
    approve: 'paid',
    return: 'pending',
    reject: 'rejected',
    admin_cancel: 'cancelled',
    expire: 'expired',
  },
  paid: { ...nowhere, admin_cancel: 'cancelled' },
  rejected: nowhere,
  cancelled: nowhere,
  expired: nowhere,
}

/** What a status is: whether something is still expected of somebody, and whether the order owns its place. */
interface Meaning {
  isUnfinished: boolean
  ownsPlace: boolean
}

const meanings: { [S in OrderStatus]: Meaning } = {
  pending: { isUnfinished: true, ownsPlace: true },
  proof_submitted: { isUnfinished: true, ownsPlace: true },
  paid: { isUnfinished: false, ownsPlace: true },
  rejected: { isUnfinished: false, ownsPlace: false },
  cancelled: { isUnfinished: false, ownsPlace: false },
  expired: { isUnfinished: false, ownsPlace: false },
}

export function isUnfinished(status: OrderStatus): boolean {
  return meanings[status].isUnfinished
}

/** A lapsed order reads as expired before anybody has written that down: see `ownsPlace` of place.ts for the moment. */
export function ownsPlaceIn(status: OrderStatus): boolean {
  return meanings[status].ownsPlace
}

export const unfinishedStatuses: readonly OrderStatus[] = statuses.filter(isUnfinished)

export const owningStatuses: readonly OrderStatus[] = statuses.filter(ownsPlaceIn)
