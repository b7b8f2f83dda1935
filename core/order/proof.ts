import { DomainError, malformed } from '../errors'
import { move, statusAfter } from './moves'
import type { Order, Proof } from './order'
import type { Settings } from '../shop/settings'
import { addMinutes, type Instant } from '../time'

export const MAX_PROOFS = 3
/** How often the proof of one order may be handed in, so that its history has a bound. */
const MAX_SUBMISSIONS = 10
/** Inbox files that are remembered of one image. */
const MAX_SOURCES = 5

/** Whether every file was handed in on this order before, so that this upload is a repetition; without any, whether it waits already. */
export function hasSources(order: Order, file_ids: string[]): boolean {
  if (file_ids.length === 0) return order.amount === 0 && order.status === 'proof_submitted'
  return file_ids.every((id) => [...order.proofs, ...order.returned_proofs].some((proof) => proof.sources.includes(id)))
}

/** Whether a proof could be added at `now`; throws as `submitProof` would. */
export function assertAcceptsProof(order: Order, now: Instant): void {
  statusAfter(order, 'submit_proof', now)
  const { status } = order
  if (order.history.filter(({ action }) => action === 'submit_proof').length >= MAX_SUBMISSIONS)
    throw new DomainError(4005, `这笔订单已提交 ${MAX_SUBMISSIONS} 次，请等待核验或联系店家`, { status })
}

function moreSources(known: Proof, image: Proof): string[] {
  return [...new Set([...known.sources, ...image.sources])].slice(-MAX_SOURCES)
}

/** The proofs with more images among them; an image that is there already only gains its source. */
function withImages(proofs: Proof[], images: Proof[]): Proof[] {
  const merged = new Map(proofs.map((proof) => [proof.sha256, proof]))
  for (const image of images) {
    const known = merged.get(image.sha256)
    if (!known) merged.set(image.sha256, image)
    else merged.set(image.sha256, { ...known, sources: moreSources(known, image) })
  }
  return [...merged.values()]
}

/**
 * Adds images to the proof. The first proof after a hold or a return lets the order live until the end of its hour; later
 * ones do not change when it ends. Handing in the same images again changes nothing that anybody sees.
 */
export function submitProof(
  order: Order,
  images: Proof[],
  note: string | undefined,
  settings: Settings,
  now: Instant,
): Order {
  const moved = move(order, 'submit_proof', { by: 'player', openid: order.openid, reason: '' }, now)
  const proofs = withImages(order.proofs, images)
  // What costs nothing has nothing to show.
  const fewest = order.amount === 0 ? 0 : 1
  if (proofs.length < fewest || proofs.length > MAX_PROOFS)
    throw malformed('file_ids', `一笔订单要有 1 到 ${MAX_PROOFS} 张截图`)
  const isFirst = order.status === 'pending'
  const isNew = isFirst || proofs.length > order.proofs.length || (note !== undefined && note !== order.note)
  if (!isNew) return { ...order, proofs }
  assertAcceptsProof(order, now)
  return {
    ...moved,
    proofs,
    note: note ?? order.note,
    review_by: isFirst ? addMinutes(now, settings.review_minutes) : (order.review_by ?? null),
    // An older version let a returned hold outlive its hour. A proof must not end such a hold at once.
    expire_at: isFirst && order.end_time > now ? order.end_time : order.expire_at,
  }
}
