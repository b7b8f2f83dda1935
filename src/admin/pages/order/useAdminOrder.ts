import { useCallback } from 'react'
import { call } from '../../../services/cloud/call'
import { copy } from '../../../services/device/clipboard'
import type { VisitOutcome } from '../../../../core/order/arrival'
import { openAdminPage } from '../../../services/app/navigation'
import { confirm, toast } from '../../../services/app/dialogs'
import { useRouter } from '../../../services/app/lifecycle'
import { previewPictures } from '../../../services/device/pictures'
import { adminTexts } from '../../shared/texts'
import { priceText } from '../../../shared/texts'
import { texts } from './texts'
import { askRejectReason, askReturnReason } from '../../shared/reasons'
import { useAdminTask } from '../../shared/useAdminTask'
import { useBlocking } from './useBlocking'
import { useEnding } from './useEnding'
import { useReceived } from './useReceived'
import { forAdmins, useFetched } from '../../../shared/fetch/useFetched'
import { sendVerdict, type VerdictKind } from '../../shared/verdicts'

type Order = Awaited<ReturnType<typeof fetchOrder>>

/** The order, and the names of the admins in its history. */
async function fetchOrder(order_id: string) {
  const [{ order }, { admins }] = await Promise.all([call('getOrder', { order_id }), call('listAdmins', {})])
  return { order, names: Object.fromEntries(admins.map(({ id, name }) => [id, name])) }
}

async function reasonFor(kind: VerdictKind, { order }: Order): Promise<string | null> {
  if (kind === 'return') return askReturnReason()
  if (kind === 'reject') return askRejectReason()
  const { confirm: yes, cancel: no } = adminTexts
  const content = texts.approveHint(order.pay_code, priceText(order.amount))
  return (await confirm({ title: texts.approveTitle, content, yes, no })) ? '' : null
}

/** Everything about one order, for admins. A verdict given here is confirmed instead of taken back. */
export function useAdminOrder() {
  const { order_id = '' } = useRouter().params
  const page = useFetched(forAdmins(() => fetchOrder(order_id)))
  const { data, refresh } = page

  const [judge, judging] = useAdminTask(async (kind: VerdictKind) => {
    if (!data) return
    const reason = await reasonFor(kind, data)
    if (reason === null) return
    const { news } = await sendVerdict({ order: data.order, kind, reason })
    toast(news ?? adminTexts.done[kind])
    refresh()
  }, refresh)
  const [mark, marking] = useAdminTask(async (outcome: VisitOutcome) => {
    await call('markVisit', { order_id, outcome })
    toast(texts.visitDone[outcome])
    refresh()
  }, refresh)
  const move = () => openAdminPage('move', { order_id })
  const blocked = useBlocking(data?.order.player, refresh)
  const links = data?.order.proofs.flatMap(({ url }) => (url ? [url] : [])) ?? []
  const copyNo = useCallback(() => data && copy(data.order.order_no), [data])
  const view = (link: string) => previewPictures(links, link)
  const ending = useEnding(data?.order, refresh)
  const received = useReceived(data?.order, refresh)
  return { page, links, view, copyNo, judge, judging, move, mark, marking, ...received, ...ending, ...blocked }
}
