import { DomainError, malformed } from '../errors'
import type { Order, Proof, StoringProof } from './order'
import { assertAcceptsProof, MAX_PROOFS } from './proof'
import { addHours, addMinutes, type Instant } from '../time'

/** Longer than any call can take: what was begun before this is in nobody's way any more. */
const ABANDONED_MINUTES = 2
/** Much longer: only then is a file removed, for whoever began to store it may still put it on the order. */
const REMOVED_HOURS = 1
/** What died stands on the order until the timer removes it: no more than this. */
const MAX_STORING = 30

export interface Storing {
  /** what the order says from now on */
  storing: StoringProof[]
  /** what is not stored yet */
  missing: Proof[]
}

/** Whether the file belongs to the order, which needs it. */
export function isShown({ proofs, returned_proofs }: Order, { sha256 }: { sha256: string }): boolean {
  return [...proofs, ...returned_proofs].some((proof) => proof.sha256 === sha256)
}

/** Decides before anything is stored whether these images may be: with what others are storing just now, three at most. */
export function beginStoring(order: Order, images: Proof[], now: Instant): Storing {
  assertAcceptsProof(order, now)
  const isAmong = (proofs: { sha256: string }[], sha256: string) => proofs.some((proof) => proof.sha256 === sha256)
  const others = (order.storing ?? []).filter(({ sha256 }) => !isAmong(images, sha256))
  const isAbandoned = ({ at }: StoringProof) => at <= addMinutes(now, -ABANDONED_MINUTES)
  const living = others.filter((proof) => !isAbandoned(proof))
  const missing = images.filter(({ sha256 }) => !isAmong(order.proofs, sha256))
  const together = new Set([...order.proofs, ...living, ...images].map(({ sha256 }) => sha256))
  if (together.size > MAX_PROOFS) throw malformed('file_ids', `一笔订单要有 1 到 ${MAX_PROOFS} 张截图`)
  if (others.length + missing.length > MAX_STORING)
    throw new DomainError(4006, undefined, { retry_at: addHours(earliest(others) ?? now, REMOVED_HOURS) })
  return { storing: [...others, ...missing.map(({ sha256, file_id }) => ({ sha256, file_id, at: now }))], missing }
}

/** Since when something is being stored, null when nothing is: by this the timer finds what has died. */
export function earliest(storing: StoringProof[]): Instant | null {
  return storing.map(({ at }) => at).sort()[0] ?? null
}

/** What the timer does away with: files of uploads that died long ago, and what the order says from then on. */
export function giveUp(order: Order, now: Instant): { dead: StoringProof[]; storing: StoringProof[] } {
  const isOld = ({ at }: StoringProof) => at < addHours(now, -REMOVED_HOURS)
  const all = order.storing ?? []
  return {
    dead: all.filter((proof) => isOld(proof) && !isShown(order, proof)),
    storing: all.filter((proof) => !isOld(proof)),
  }
}

/** What is still being stored beside these images, which are on the order now. */
export function withoutStored(order: Order, images: Proof[]): Pick<Order, 'storing' | 'storing_at'> {
  const storing = (order.storing ?? []).filter(({ sha256 }) => !images.some((image) => image.sha256 === sha256))
  return { storing, storing_at: earliest(storing) }
}
