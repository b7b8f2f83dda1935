import { createHash } from 'node:crypto'
import { malformed } from '../../core/errors'
import { readImage } from '../../core/image'
import type { Order, Proof } from '../../core/order'
import type { Call } from './call'
import { documents, files, type Transaction } from './cloud'
import type { PaymentProof } from './documents'
import { intoCloudPath, readInbox } from './inbox'

const proofId = (sha256: string, order_id: string): string => `${sha256}@${order_id}`

/**
 * Takes one image from the caller's inbox: judged by its bytes, stripped, and stored where no client can write. What is
 * about to be stored is written down before, so that an upload that dies leaves nothing that nobody knows of.
 */
async function storeProof(call: Call, order: Order, file_id: string): Promise<Proof> {
  const field = 'file_ids'
  const picture = readImage(await readInbox(call, file_id, field), field)
  const sha256 = createHash('sha256').update(picture.bytes).digest('hex')
  const path = `proofs/${sha256}/${order._id}.${picture.type === 'png' ? 'png' : 'jpg'}`
  const { _id: order_id, order_no } = order
  const stored = intoCloudPath(file_id, path)
  const use: PaymentProof = {
    _id: proofId(sha256, order_id),
    ...{ sha256, order_id, order_no, file_id: stored, status: 'uploading', at: call.now },
  }
  if (!order.proofs.some((proof) => proof.sha256 === sha256)) {
    await writeIntent(use)
    await files.upload(path, picture.bytes)
  }
  const { width, height } = picture
  return { sha256, file_id: stored, sources: [file_id], width, height, uploaded_at: call.now }
}

/** A proof in use stays in use: the same image may have come with a parallel request. */
async function writeIntent(use: PaymentProof): Promise<void> {
  await documents.add('payment_proofs', use)
}

export async function storeProofs(call: Call, order: Order, file_ids: string[]): Promise<Proof[]> {
  const distinct = [...new Set(file_ids)]
  if (distinct.length < file_ids.length) throw malformed('file_ids', '同一张截图不用传两次')
  return Promise.all(distinct.map((file_id) => storeProof(call, order, file_id)))
}

/** Marks the images of an order as in use, together with the order. */
export async function useProofs(tx: Transaction, order: Order, fresh: Proof[]): Promise<void> {
  for (const { sha256, file_id, uploaded_at } of fresh) {
    const { _id: order_id, order_no } = order
    await tx.set('payment_proofs', {
      _id: proofId(sha256, order_id),
      ...{ sha256, order_id, order_no, file_id, status: 'used', at: uploaded_at },
    })
  }
}

/** For every image of these orders: the numbers of the other orders it was used on. */
export async function otherUses(orders: Order[]): Promise<Map<string, string[]>> {
  const images = orders.flatMap((order) => order.proofs.map((proof) => proof.sha256))
  const uses = new Map<string, string[]>()
  if (images.length === 0) return uses
  const found = await documents.aggregate<PaymentProof>('payment_proofs', [
    { $match: { sha256: { $in: [...new Set(images)] }, status: 'used' } },
    { $limit: 1000 },
  ])
  for (const { sha256, order_no } of found) uses.set(sha256, [...(uses.get(sha256) ?? []), order_no])
  return uses
}
