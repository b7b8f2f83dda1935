import { View } from '@tarojs/components'
import type { OrderView } from '../../../../core/contract/contract'
import { ChoiceRow } from '../../../shared/controls/ChoiceRow'
import { ProofImages } from '../../../shared/order/ProofImages'
import { texts } from './texts'
import { momentText, movedText, orderFields } from '../../../shared/texts'
import { AdminOrderActions } from './AdminOrderActions'
import { AdminOrderFacts } from './AdminOrderFacts'
import { AdminScreen } from '../../shared/AdminScreen'
import { Timeline } from '../../../shared/order/Timeline'
import { useMay } from '../../../shared/person/useRole'
import { useAdminOrder } from './useAdminOrder'
import { useAdminPages } from '../../shared/useAdminPages'

type Entry = NonNullable<OrderView['history']>[number]

/** What happened, with who did it: `names` are the admins' by id. */
function eventOf({ action, at, reason, admin_id, moved_from }: Entry, names: Record<string, string>) {
  const by = admin_id ? texts.by(names[admin_id] ?? admin_id) : ''
  return {
    key: `${at}${action}`,
    title: texts.happened[action],
    lines: [movedText(moved_from), reason, by, momentText(at)],
  }
}

export default function AdminOrderPage() {
  const { page, links, view, copyNo, ...actions } = useAdminOrder()
  const { toOrdersOf, toAuditsOf } = useAdminPages()
  const mayAct = useMay('operator')
  const { playerOrders, audits } = texts
  return (
    <AdminScreen page={page}>
      {({ order, names }) => (
        <View>
          <AdminOrderFacts order={order} onCopyNo={copyNo} />
          {links.length > 0 && <ProofImages links={links} onView={view} />}
          {mayAct && <AdminOrderActions order={order} {...actions} />}
          <View className="card">
            <View className="title">{orderFields.history}</View>
            <Timeline events={(order.history ?? []).map((entry) => eventOf(entry, names))} />
            {order.player?.id && (
              <ChoiceRow title={playerOrders} onTap={() => order.player && toOrdersOf(order.player)} />
            )}
            <ChoiceRow title={audits} onTap={() => toAuditsOf(order)} />
          </View>
        </View>
      )}
    </AdminScreen>
  )
}
