import type { OrderView } from '../../../core/contract/contract'
import { openAdminPage, openTab } from '../../services/app/navigation'

const pages = {
  toOrder: (order: Pick<OrderView, 'id'>) => openAdminPage('order', { order_id: order.id }),
  toOrdersOf: ({ id, name }: { id: string; name: string }) =>
    openAdminPage('orders', { player_id: id, player_name: name }),
  toAuditsOf: ({ id, order_no }: Pick<OrderView, 'id' | 'order_no'>) =>
    openAdminPage('audits', { order_id: id, order_no }),
  toAdmin: () => openTab('admin'),
}

/** The ways between the admin's pages. */
export function useAdminPages() {
  return pages
}
