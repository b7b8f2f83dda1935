import type { Order, Proof } from './order'

/** Inbox files lie under the player's openid. */
function withoutSources(proof: Proof): Proof {
  return { ...proof, sources: [] }
}

/** The order as the books need it when its player is forgotten: nothing in it leads to a person any more. */
export function withoutPlayer(order: Order, nobody: string): Order {
  return {
    ...order,
    openid: nobody,
    player_name: '',
    note: '',
    storing: [],
    storing_at: null,
    // the player's program chose it, and may have put anything into it
    idempotency_key: order._id,
    proofs: order.proofs.map(withoutSources),
    returned_proofs: order.returned_proofs.map(withoutSources),
    history: order.history.map((entry) => (entry.by === 'player' ? { ...entry, openid: nobody } : entry)),
  }
}
