import type { Instant } from '../time'
import type { Order, Proof } from './order'

const NOBODY = 'gone-'

/** Who somebody becomes who was forgotten. `unique` is known to nobody afterwards. */
export function pseudonymOf(unique: string): string {
  return NOBODY + unique
}

/** Whether an order's player can be told anything: a guest at the counter and who was forgotten cannot. */
export function canBeTold(openid: string): boolean {
  return openid !== '' && !openid.startsWith(NOBODY)
}

/** That a player asked to be forgotten, and when last: a backup of before must not bring anybody back. */
export interface ForgottenPlayer {
  /** SHA-256 of the openid */
  _id: string
  at: Instant
}

/** Without the inbox files an image was made from, because their paths contain the player's openid. */
function withoutSources(proof: Proof): Proof {
  return { ...proof, sources: [] }
}

/** The order with everything that leads to a person replaced by a pseudonym or removed. What the books need stays. */
export function withoutPlayer(order: Order, pseudonym: string): Order {
  return {
    ...order,
    openid: pseudonym,
    player_name: '',
    note: '',
    storing: [],
    storing_at: null,
    // The player's program chose the key and may have put anything into it.
    idempotency_key: order._id,
    proofs: order.proofs.map(withoutSources),
    returned_proofs: order.returned_proofs.map(withoutSources),
    history: order.history.map((entry) => (entry.by === 'player' ? { ...entry, openid: pseudonym } : entry)),
  }
}

/** A part of an audit without the player it speaks of. The admin who acted stays named, because the books need that. */
export function withoutName(value: unknown, openid: string, pseudonym: string): unknown {
  if (value === openid) return pseudonym
  if (Array.isArray(value)) return value.map((item) => withoutName(item, openid, pseudonym))
  if (typeof value !== 'object' || value === null) return value
  const isPlayer = 'player_id' in value && value.player_id === openid
  return Object.fromEntries(
    Object.entries(value).map(([field, part]) => [
      field,
      isPlayer && field === 'name' ? '' : withoutName(part, openid, pseudonym),
    ]),
  )
}
