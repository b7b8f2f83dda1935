import { createHash, randomUUID } from 'node:crypto'
import { DomainError, malformed } from '../../../core/errors'
import { readImage } from '../../../core/images/image'
import type { Order, Proof } from '../../../core/order/order'
import { beginStoring, earliest } from '../../../core/order/storing'
import { documents } from '../platform/database'
import { files } from '../platform/files'
import type { Transaction } from '../platform/transaction'
import type { PaymentProof } from '../platform/documents'
import { cloudPathOf, intoCloudPath, readInbox } from './inbox'
import { Outdated, retrying } from '../call/retry'
import type { CallContext } from '../call/context'

/** An image that was judged but not stored yet. */
export interface NewProof {
  proof: Proof
  bytes: Uint8Array
}

/** Images from the caller's inbox, judged by their bytes and stripped. Nothing is kept yet, so that one bad image refuses all. */
export async function readProofs(call: CallContext, order: Order, file_ids: string[]): Promise<NewProof[]> {
  if (new Set(file_ids).size < file_ids.length) throw malformed('file_ids', '同一张截图不用传两次')
  const nameOf = (at: number) => (file_ids.length > 1 ? `第 ${at + 1} 张：` : '')
  return Promise.all(
    file_ids.map((file_id, at) => readProof(call, order, file_id, { field: `file_ids.${at}`, name: nameOf(at) })),
  )
}

/** Which of several images is meant: as a program reads it, and as a person does. */
interface Which {
  field: string
  name: string
}

async function readProof(call: CallContext, order: Order, source: string, { field, name }: Which): Promise<NewProof> {
  const { bytes, type, width, height } = readImage(await readInbox(call, source, field, name), field, name)
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  const path = `proofs/${sha256}/${order._id}.${type === 'png' ? 'png' : 'jpg'}`
  const file_id = intoCloudPath(source, path)
  return { proof: { sha256, file_id, sources: [source], width, height, uploaded_at: call.now }, bytes }
}

/** Refuses an image that an admin has rejected on any order of the same player. */
export function assertNotRejected(rejected: Pick<Order, 'proofs'>[], proofs: Proof[]): void {
  const hashes = new Set(rejected.flatMap((order) => order.proofs.map(({ sha256 }) => sha256)))
  if (proofs.some(({ sha256 }) => hashes.has(sha256)))
    throw malformed('file_ids', '这张截图之前被驳回过，请上传这一笔转账的截图')
}

/**
 * Stores images where no client can write. Before that the order itself says that they are being stored, in one write that
 * fails when another upload wrote there meanwhile. So uploads at once never store more images than an order may have, and
 * an upload that dies leaves no file without a record.
 */
export function storeProofs(call: CallContext, order: Order, images: NewProof[]): Promise<void> {
  let read: Order | undefined = order
  return retrying(call, async () => {
    const [current] = read ? [read] : await documents.find('orders', { _id: order._id, openid: call.openid })
    read = undefined
    if (!current) throw new DomainError(4004)
    const proofs = images.map(({ proof }) => proof)
    const { storing, missing } = beginStoring(current, proofs, call.now)
    if (missing.length === 0) return
    const where = { _id: order._id, storing_ticket: current.storing_ticket ?? null }
    const change = { storing, storing_at: earliest(storing), storing_ticket: randomUUID() }
    if ((await documents.updateWhere('orders', where, change)) === 0) throw new Outdated()
    await Promise.all(
      images
        .filter(({ proof }) => missing.includes(proof))
        .map(({ proof, bytes }) => files.upload(cloudPathOf(proof.file_id), bytes)),
    )
  })
}

export function proofRecordOf(
  { _id: order_id, order_no }: Order,
  { sha256, file_id, uploaded_at }: Proof,
): PaymentProof {
  return {
    _id: `${sha256}@${order_id}`,
    sha256,
    order_id,
    order_no,
    file_id,
    status: 'used',
    at: uploaded_at,
  }
}

/** Records that the images are used on the order, in the transaction that puts them there. */
export async function recordProofs(tx: Transaction, order: Order, fresh: Proof[]): Promise<void> {
  for (const proof of fresh) await tx.set('payment_proofs', proofRecordOf(order, proof))
}

/** Of an image that is used again and again the newest uses say enough, and a reply has a bound. */
const USES_SHOWN = 50

/** For every image of these orders: the numbers of the newest orders it was used on. */
export async function otherUses(orders: Order[]): Promise<Map<string, string[]>> {
  const images = [...new Set(orders.flatMap((order) => order.proofs.map((proof) => proof.sha256)))]
  if (images.length === 0) return new Map()
  const found = await documents.aggregate<{ _id: string; order_nos: string[] }>('payment_proofs', [
    { $match: { sha256: { $in: images }, status: 'used' } },
    { $sort: { order_no: -1 } },
    { $group: { _id: '$sha256', order_nos: { $push: '$order_no' } } },
    { $project: { order_nos: { $slice: ['$order_nos', USES_SHOWN] } } },
    { $limit: images.length },
  ])
  return new Map(found.map(({ _id, order_nos }) => [_id, order_nos]))
}
