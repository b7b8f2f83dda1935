import { View } from '@tarojs/components'
import { useState } from 'react'
import type { OrderView } from '../../../../core/contract/contract'
import type { Proofs } from './useProofs'
import { texts } from './texts'
import { sharedTexts } from '../../../shared/texts'
import { ActionButton } from '../../../shared/controls/ActionButton'
import { AlertBanner } from '../../../shared/screen/AlertBanner'
import { Amount } from './Amount'
import { Countdown } from '../../../shared/order/Countdown'
import { NoteField } from './NoteField'
import { PayQr } from './PayQr'
import { ProofUploader } from './ProofUploader'
import './PayForm.scss'

interface Props {
  order: OrderView
  proofs: Proofs
  ready: boolean
  submit: () => void
  submitting: boolean
  cancel: (order: OrderView) => void
  cancelling: boolean
  onEnd: () => void
  copyCode: () => void
  viewQr: (url: string) => void
  /** a field that keeps its own text; `turn` changes when it has to be empty again */
  note: { write: (text: string) => void; turn: number }
}

/** The three steps of paying, in the order people do them; after submitting, the last behind a tap, to add what was forgotten. */
export function PayForm({
  order,
  proofs,
  ready,
  submit,
  submitting,
  cancel,
  cancelling,
  onEnd,
  copyCode,
  viewQr,
  note,
}: Props) {
  const pending = order.status === 'pending'
  // What has been handed in closes it again.
  const [openedAt, open] = useState(-1)
  const isOpen = pending || proofs.queue.length > 0 || openedAt === note.turn
  return (
    <View>
      {pending && (
        <>
          {order.reason && <AlertBanner kind="warn">{texts.returned(order.reason)}</AlertBanner>}
          {order.expire_at && (
            <View className="pay-form-time">
              <Countdown until={order.expire_at} onEnd={onEnd} />
              <View className="soft">{texts.before}</View>
            </View>
          )}
          <Amount order={order} onCopy={copyCode} />
          <PayQr url={order.pay_qr_url ?? ''} onView={viewQr} />
        </>
      )}
      {proofs.max > 0 && !isOpen && (
        <ActionButton kind="quiet" onTap={() => open(note.turn)}>
          {texts.moreTitle}
        </ActionButton>
      )}
      {proofs.max > 0 && isOpen && (
        <View className="card">
          <View className="title">{pending ? texts.proofTitle : texts.moreTitle}</View>
          <ProofUploader {...proofs} />
          <NoteField key={note.turn} onWrite={note.write} />
          <ActionButton kind="main" isWide busy={submitting} disabled={!ready} onTap={submit}>
            {texts.submit}
          </ActionButton>
        </View>
      )}
      {pending && (
        <ActionButton kind="quiet" busy={cancelling} onTap={() => cancel(order)}>
          {sharedTexts.cancel}
        </ActionButton>
      )}
    </View>
  )
}
