import { View } from '@tarojs/components'
import type { OrderView } from '../../../../core/contract/contract'
import { ActionButton } from '../../../shared/controls/ActionButton'
import { Fact } from '../../../shared/controls/Fact'
import { StatusTag } from '../../../shared/order/StatusTag'
import { texts } from './texts'
import { momentText, orderFields, priceText, sharedTexts, slotText } from '../../../shared/texts'
import { adminTexts, playerName, quoted } from '../../shared/texts'
import { Warning } from '../../shared/Warning'

export function AdminOrderFacts({ order, onCopyNo }: { order: OrderView; onCopyNo: () => void }) {
  const { player, expires, created } = texts
  const used = [...new Set(order.proofs.flatMap((proof) => proof.used_on ?? []))]
  return (
    <View className="card">
      <View className="row wrap">
        <View className="title">{slotText(order)}</View>
        <StatusTag order={order} />
      </View>
      {order.reason && <View className="soft">{`${orderFields.reason} ${order.reason}`}</View>}
      {used.length > 0 && <Warning>{adminTexts.usedOn(used)}</Warning>}
      <Fact name={player}>{playerName(order.player?.name)}</Fact>
      {order.player?.blocked && <Warning>{texts.blocked}</Warning>}
      <Fact name={orderFields.console}>{order.console_name}</Fact>
      <Fact name={orderFields.amount}>{priceText(order.amount)}</Fact>
      <Fact name={orderFields.code}>{order.pay_code}</Fact>
      {order.note && <Fact name={orderFields.note}>{quoted(order.note)}</Fact>}
      <Fact name={created}>{momentText(order.created_at)}</Fact>
      {order.expire_at && <Fact name={expires}>{momentText(order.expire_at)}</Fact>}
      <View className="row wrap">
        <Fact name={orderFields.no}>
          <View className="number">{order.order_no}</View>
        </Fact>
        <ActionButton onTap={onCopyNo}>{sharedTexts.copy}</ActionButton>
      </View>
    </View>
  )
}
