import { DomainError, malformed } from '../errors'
import type { Order, Proof, StoringProof } from './order'
import { assertAcceptsProof, MAX_PROOFS } from './proof'
import { addHours, addMinutes, type Instant } from '../time'

/** No call takes as long: an upload that began earlier has died, and does not count against the limit of images. */
const ABANDONED_MINUTES = 2
/** After this time a file is removed. It is much longer, because whoever began to store the file may still put it on the order. */
const REMOVED_HOURS = 1
/** How long somebody waits whose picture is just being removed. The timer ends that at its next run at the latest. */
const REMOVING_MINUTES = 1
/** How many images of dead uploads an order lists at the most, until the timer removes them. */
const MAX_STORING = 30

export interface Storing {
  /** what the order says from now on */
  storing: StoringProof[]
  /** what is not stored yet */
  missing: Proof[]
}

/** Whether the image is on the order, so that its file must stay. */
function isShown({ proofs, returned_proofs }: Order, { sha256 }: { sha256: string }): boolean {
  return [...proofs, ...returned_proofs].some((proof) => proof.sha256 === sha256)
}

/** Decides before anything is stored whether these images may be stored: together with what is being stored just now they must not exceed the limit. */
export function beginStoring(order: Order, images: Proof[], now: Instant): Storing {
  assertAcceptsProof(order, now)
  const isAmong = (proofs: { sha256: string }[], sha256: string) => proofs.some((proof) => proof.sha256 === sha256)
  if ((order.storing ?? []).some(({ sha256, is_removing }) => is_removing && isAmong(images, sha256)))
    throw new DomainError(4006, undefined, { retry_at: addMinutes(now, REMOVING_MINUTES) })
  const others = (order.storing ?? []).filter(({ sha256 }) => !isAmong(images, sha256))
  const isAbandoned = ({ at }: StoringProof) => at <= addMinutes(now, -ABANDONED_MINUTES)
  const underWay = others.filter((proof) => !isAbandoned(proof))
  const missing = images.filter(({ sha256 }) => !isAmong(order.proofs, sha256))
  const together = new Set([...order.proofs, ...underWay, ...images].map(({ sha256 }) => sha256))
  if (together.size > MAX_PROOFS) throw malformed('file_ids', `一笔订单要有 1 到 ${MAX_PROOFS} 张截图`)
  if (others.length + missing.length > MAX_STORING)
    throw new DomainError(4006, undefined, { retry_at: addHours(earliest(others) ?? now, REMOVED_HOURS) })
  return { storing: [...others, ...missing.map(({ sha256, file_id }) => ({ sha256, file_id, at: now }))], missing }
}

/** Since when something is being stored, null when nothing is. The timer finds dead uploads by it. */
export function earliest(storing: StoringProof[]): Instant | null {
  return storing.map(({ at }) => at).sort()[0] ?? null
}

export interface GivenUp {
  /** the files that go */
  dead: StoringProof[]
  /** what the order says before they go, so that nobody puts one of them on it meanwhile */
  removing: StoringProof[]
  /** what the order says after: a file that stayed (file ids) is an upload that died just now, so that it is tried again in an hour */
  storingWithout: (kept: ReadonlySet<string>) => StoringProof[]
}

/** What the timer does away with: files of uploads that died long ago. */
export function giveUp(order: Order, now: Instant): GivenUp {
  const isOld = ({ at }: StoringProof) => at < addHours(now, -REMOVED_HOURS)
  const isDead = (proof: StoringProof) => isOld(proof) && !isShown(order, proof)
  const all = order.storing ?? []
  return {
    dead: all.filter(isDead),
    removing: all.map((proof) => (isDead(proof) ? { ...proof, is_removing: true } : proof)),
    storingWithout: (kept) =>
      all
        .filter((proof) => !isOld(proof) || kept.has(proof.file_id))
        .map(({ sha256, file_id, at }) => ({ sha256, file_id, at: kept.has(file_id) ? now : at })),
  }
}

/** What the order lists as being stored once these images are on it. */
export function withoutStored(order: Order, images: Proof[]): Pick<Order, 'storing' | 'storing_at'> {
  const storing = (order.storing ?? []).filter(({ sha256 }) => !images.some((image) => image.sha256 === sha256))
  return { storing, storing_at: earliest(storing) }
}
