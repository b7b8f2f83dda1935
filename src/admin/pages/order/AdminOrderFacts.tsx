import { View } from '@tarojs/components'
import type { OrderView } from '../../../../core/contract/contract'
import { ActionButton } from '../../../shared/components/ActionButton'
import { Fact } from '../../../shared/components/Fact'
import { StatusTag } from '../../../shared/components/StatusTag'
import { texts } from '../../../texts'
import { adminTexts } from '../../texts'

export function AdminOrderFacts({ order, onCopyNo }: { order: OrderView; onCopyNo: () => void }) {
  const { player, expires, created } = adminTexts.order
  const used = [...new Set(order.proofs.flatMap((proof) => proof.used_on ?? []))]
  return (
    <View className="card">
      <View className="row wrap">
        <View className="title">{texts.when(order)}</View>
        <StatusTag order={order} />
      </View>
      {order.reason && <View className="soft">{`${texts.order.reason} ${order.reason}`}</View>}
      {used.length > 0 && <View className="used">{adminTexts.review.usedOn(used)}</View>}
      <Fact name={player}>{adminTexts.player(order.player?.name)}</Fact>
      {order.player?.blocked && <View className="used">{adminTexts.order.blocked}</View>}
      <Fact name={texts.order.console}>{order.console_name}</Fact>
      <Fact name={texts.order.amount}>{adminTexts.money(order.amount)}</Fact>
      <Fact name={texts.order.code}>{order.pay_code}</Fact>
      {order.note && <Fact name={texts.order.note}>{adminTexts.quoted(order.note)}</Fact>}
      <Fact name={created}>{adminTexts.moment(order.created_at)}</Fact>
      {order.expire_at && <Fact name={expires}>{adminTexts.moment(order.expire_at)}</Fact>}
      <View className="row wrap">
        <Fact name={texts.order.no}>
          <View className="number">{order.order_no}</View>
        </Fact>
        <ActionButton onTap={onCopyNo}>{texts.pay.copy}</ActionButton>
      </View>
    </View>
  )
}
