import { View } from '@tarojs/components'
import { memo } from 'react'
import type { OrderView } from '../../../../core/contract/contract'
import { ActionButton } from '../../../shared/components/ActionButton'
import { Thumbnail } from '../../../shared/components/Thumbnail'
import { texts } from '../../../texts'
import type { VerdictKind } from '../../shared/verdicts'
import { adminTexts } from '../../texts'

const { review } = adminTexts
function minutes(ms: number): number {
  return Math.max(0, Math.floor(ms / 60_000))
}

interface Props {
  order: OrderView
  nowMs: number
  isLeaving: boolean
  mayJudge: boolean
  onJudge: (order: OrderView, kind: VerdictKind) => void
  onLook: (order: OrderView, url: string) => void
  onOpen: (order: OrderView) => void
}

/** How long a proof has waited and how long it may still wait. */
function times({ proofs, expire_at, review_by, updated_at }: OrderView, nowMs: number): string {
  const since = proofs.map((proof) => proof.uploaded_at).sort()[0] ?? updated_at
  const left = expire_at ? ` · ${review.left(minutes(Date.parse(expire_at) - nowMs))}` : ''
  const late = review_by && Date.parse(review_by) <= nowMs ? `${review.overdue} · ` : ''
  return late + review.waited(minutes(nowMs - Date.parse(since))) + left
}

function usedOn(order: OrderView): string[] {
  return [...new Set(order.proofs.flatMap((proof) => proof.used_on ?? []))]
}

function Proofs({ order, onLook }: Pick<Props, 'order' | 'onLook'>) {
  return (
    <View className="tiles">
      {order.proofs.map(({ id, url }, at) => (
        <Thumbnail key={id} url={url ?? ''} label={review.proof(at + 1)} onTap={() => url && onLook(order, url)} />
      ))}
    </View>
  )
}

function Verdicts({ order, onJudge }: Pick<Props, 'order' | 'onJudge'>) {
  return (
    <View className="verdicts">
      <ActionButton onTap={() => onJudge(order, 'reject')}>{review.reject}</ActionButton>
      <ActionButton onTap={() => onJudge(order, 'return')}>{review.return}</ActionButton>
      <ActionButton kind="main" onTap={() => onJudge(order, 'approve')}>
        {review.approve}
      </ActionButton>
    </View>
  )
}

/** One proof to judge: who, when, how much, the images, and what speaks against it. Kept to few nodes: every one travels. */
export const ReviewCard = memo(function ReviewCard({
  order,
  nowMs,
  isLeaving,
  mayJudge,
  onJudge,
  onLook,
  onOpen,
}: Props) {
  const { player, console_name, amount, pay_code, note } = order
  const used = usedOn(order)
  return (
    <View className={isLeaving ? 'card review leaving' : 'card review'}>
      <View hoverClass="pressed" ariaRole="button" onClick={() => onOpen(order)}>
        <View className="title">{adminTexts.player(player?.name)}</View>
        <View>{`${texts.when(order)} · ${console_name}`}</View>
        <View className="sum">{adminTexts.money(amount)}</View>
        <View className="code">{`${review.payCode} ${pay_code}`}</View>
        <View className="soft">{`${review.history(player?.visits, player?.rejections)}\n${times(order, nowMs)}`}</View>
      </View>
      {note && <View className="soft">{review.note(note)}</View>}
      {used.length > 0 && <View className="used">{review.usedOn(used)}</View>}
      <Proofs order={order} onLook={onLook} />
      {mayJudge && <Verdicts order={order} onJudge={onJudge} />}
    </View>
  )
})
