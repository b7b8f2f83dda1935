import { View } from '@tarojs/components'
import type { OrderView } from '../../../../core/contract/contract'
import { ActionButton } from '../../../shared/controls/ActionButton'
import { Fact } from '../../../shared/controls/Fact'
import { StatusTag } from '../../../shared/order/StatusTag'
import { texts } from './texts'
import { momentText, orderFields, priceText, sharedTexts, slotText } from '../../../shared/texts'
import { adminTexts, playerName, quoted } from '../../shared/texts'
import { Warning } from '../../shared/Warning'

/** `已收 ¥15.00 转账` */
function lineText({ kind, amount, how }: NonNullable<OrderView['money']>[number]): string {
  return `${texts.lines[kind]} ${priceText(amount)} ${texts.ways[how]}`.trim()
}

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
      {order.origin && <View className="soft">{texts.staff}</View>}
      {order.player?.blocked && <Warning>{texts.blocked}</Warning>}
      <Fact name={orderFields.console}>{order.console_name}</Fact>
      <Fact name={orderFields.amount}>{priceText(order.amount)}</Fact>
      {order.pay_code && <Fact name={orderFields.code}>{order.pay_code}</Fact>}
      {order.money && <Fact name={texts.money}>{order.money.map(lineText).join('；')}</Fact>}
      {order.owed && <Warning>{`${texts.owed} ${priceText(order.owed)}`}</Warning>}
      {order.visit && <Fact name={texts.visitName}>{texts.visitNow[order.visit]}</Fact>}
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
