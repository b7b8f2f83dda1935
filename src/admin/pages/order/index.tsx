import { View } from '@tarojs/components'
import { ChoiceRow } from '../../../shared/controls/ChoiceRow'
import { ProofImages } from '../../../shared/order/ProofImages'
import { texts } from './texts'
import { orderFields } from '../../../shared/texts'
import { AdminOrderActions } from './AdminOrderActions'
import { AdminOrderFacts } from './AdminOrderFacts'
import { AdminScreen } from '../../shared/AdminScreen'
import { AdminTimeline } from './AdminTimeline'
import { useMay } from '../../../shared/person/useRole'
import { useAdminOrder } from './useAdminOrder'
import { useAdminPages } from '../../shared/useAdminPages'

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
            <AdminTimeline history={order.history ?? []} names={names} />
            {order.player && <ChoiceRow title={playerOrders} onTap={() => order.player && toOrdersOf(order.player)} />}
            <ChoiceRow title={audits} onTap={() => toAuditsOf(order)} />
          </View>
        </View>
      )}
    </AdminScreen>
  )
}
