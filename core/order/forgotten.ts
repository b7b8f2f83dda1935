import type { Order, Proof } from './order'

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
