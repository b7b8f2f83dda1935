import { View } from '@tarojs/components'
import { memo } from 'react'
import type { OrderView } from '../../../../core/contract/contract'
import { ActionButton } from '../../../shared/controls/ActionButton'
import { ReviewPicture } from './ReviewPicture'
import { texts } from './texts'
import { adminTexts, playerName } from '../../shared/texts'
import { priceText, slotText } from '../../../shared/texts'
import type { VerdictKind } from '../../shared/verdicts'
import { ThumbnailRow } from '../../../shared/order/ThumbnailRow'
import { ButtonRow } from '../../shared/ButtonRow'
import { Warning } from '../../shared/Warning'
import './ReviewCard.scss'
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
  const left = expire_at ? ` · ${texts.left(minutes(Date.parse(expire_at) - nowMs))}` : ''
  const late = review_by && Date.parse(review_by) <= nowMs ? `${texts.overdue} · ` : ''
  return late + texts.waited(minutes(nowMs - Date.parse(since))) + left
}

function usedOn(order: OrderView): string[] {
  return [...new Set(order.proofs.flatMap((proof) => proof.used_on ?? []))]
}

function Proofs({ order, onLook }: Pick<Props, 'order' | 'onLook'>) {
  return (
    <ThumbnailRow>
      {order.proofs.map(({ id, url }, at) => (
        <ReviewPicture key={id} url={url ?? ''} label={texts.proof(at + 1)} onTap={() => url && onLook(order, url)} />
      ))}
    </ThumbnailRow>
  )
}

function Verdicts({ order, onJudge }: Pick<Props, 'order' | 'onJudge'>) {
  return (
    <ButtonRow>
      <ActionButton onTap={() => onJudge(order, 'reject')}>{adminTexts.reject}</ActionButton>
      <ActionButton onTap={() => onJudge(order, 'return')}>{adminTexts.return}</ActionButton>
      <ActionButton kind="main" onTap={() => onJudge(order, 'approve')}>
        {adminTexts.approve}
      </ActionButton>
    </ButtonRow>
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
    <View className={isLeaving ? 'card review-card leaving' : 'card review-card'}>
      <View hoverClass="pressed" ariaRole="button" onClick={() => onOpen(order)}>
        <View className="title">{playerName(player?.name)}</View>
        <View>{`${slotText(order)} · ${console_name}`}</View>
        <View className="review-card-sum">{priceText(amount)}</View>
        <View className="review-card-code">{`${adminTexts.payCode} ${pay_code}`}</View>
        <View className="soft">{`${texts.history(player?.visits, player?.rejections, player?.missed)}\n${times(order, nowMs)}`}</View>
      </View>
      {note && <View className="soft">{texts.note(note)}</View>}
      {used.length > 0 && <Warning>{adminTexts.usedOn(used)}</Warning>}
      <Proofs order={order} onLook={onLook} />
      {mayJudge && <Verdicts order={order} onJudge={onJudge} />}
    </View>
  )
})
