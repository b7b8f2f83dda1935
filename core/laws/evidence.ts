import { auditActionOf } from '../order/audit'
import type { HistoryEntry, Order, Proof } from '../order/order'
import { findingsFor, duplicates, type Finding, type Law } from './law'

/** What was done to which order, when and by whom, as one text that the history and the audit of it have in common. */
function keyOf(order_id: string, action: string, at: string, admin_id: string) {
  return [order_id, action, at, admin_id].join(' ')
}

function keyOfEntry({ _id }: Order, { action, at, openid }: HistoryEntry) {
  return keyOf(_id, auditActionOf(action) ?? action, at, openid)
}

function audit(rule: string, text: string, sentence: string): Finding {
  return { rule, ids: text.split(' '), sentence }
}

/** Every action of an admin on an order has exactly one audit, and every audit of an order has its action. */
export const adminActionsHaveAudits: Law = ({ orders, order_audits }) => {
  const done = orders.flatMap((order) =>
    order.history.filter(({ by }) => by === 'admin').map((entry) => keyOfEntry(order, entry)),
  )
  const written = order_audits.flatMap(({ order_id, action, at, admin_id }) =>
    order_id === null || action === 'repair' ? [] : keyOf(order_id, action, at, admin_id),
  )
  const [isDone, isWritten] = [new Set(done), new Set(written)]
  return [
    ...duplicates(written).map((text) => audit('audit_is_written_once', text, '同一操作有两条审计记录')),
    ...done
      .filter((text) => !isWritten.has(text))
      .map((text) => audit('action_has_audit', text, '管理员的操作没有审计记录')),
    ...written
      .filter((text) => !isDone.has(text))
      .map((text) => audit('audit_has_action', text, '审计记录对应的操作不存在')),
  ]
}

function images({ proofs, returned_proofs }: Order): Proof[] {
  return [...proofs, ...returned_proofs]
}

/** Every image on an order is known by its content, and every image known as used is on its order. */
export const imagesAreKnown: Law = ({ orders, payment_proofs, orderById }) => {
  const used = payment_proofs.filter(({ status }) => status === 'used')
  const known = new Set(used.map(({ _id }) => _id))
  const unknown = orders.flatMap((order) =>
    images(order)
      .filter(({ sha256 }) => !known.has(`${sha256}@${order._id}`))
      .map(({ sha256 }): Finding => ({
        rule: 'image_is_known',
        ids: [order._id, sha256],
        sentence: `订单 ${order.order_no} 的截图没有登记，重复使用时查不出来`,
        repair: { kind: 'record_proof', order_id: order._id, sha256 },
      })),
  )
  const unused = findingsFor(used, ({ _id, sha256, order_id }) => {
    const order = orderById.get(order_id)
    const isShown = order && images(order).some((image) => image.sha256 === sha256)
    return !isShown && { rule: 'used_image_is_shown', ids: [_id], sentence: '登记为已使用的截图不在订单上' }
  })
  return [...unknown, ...unused]
}

/** Every image has its file, unless the file was removed because of its age or with its player. Then its record names no file. */
export const imagesAreThere: Law = ({ orders, payment_proofs, files }) => {
  if (!files) return []
  const removed = new Set(payment_proofs.filter(({ file_id }) => file_id === '').map(({ _id }) => _id))
  return findingsFor(orders, (order) => {
    const missing = images(order).filter(
      ({ sha256, file_id }) => !removed.has(`${sha256}@${order._id}`) && !files.has(file_id),
    )
    if (missing.length === 0) return false
    const ids = [order._id, ...missing.map(({ file_id }) => file_id)]
    return { rule: 'image_is_there', ids, sentence: `订单 ${order.order_no} 有 ${missing.length} 张截图的文件不见了` }
  })
}
