import type { OrderView } from '../../../../core/contract/contract'
import { fenOf, type Fen } from '../../../../core/money'
import { confirm, toast } from '../../../services/app/dialogs'
import { priceText } from '../../../shared/texts'
import { chooseOne, prompt } from '../../services/sheets'
import { adminTexts } from '../../shared/texts'
import { useAdminTask } from '../../shared/useAdminTask'
import { sendVerdict, type Judgement } from '../../shared/verdicts'
import { texts } from './texts'

/** What is to be done with an order of which another sum came in; null when it is given up. */
async function askWhatThen(order: OrderView, received: Fen): Promise<Judgement | null> {
  const missing = order.amount - received
  const approving = { order, kind: 'approve', reason: '', received } as const
  if (missing > 0) {
    const chosen = await chooseOne(texts.shortChoices(priceText(missing)), texts.shortTitle(priceText(received)))
    if (chosen === null) return null
    const reason = texts.shortReason(priceText(received), priceText(missing))
    return chosen === 0 ? approving : { order, kind: 'return', reason }
  }
  const { receivedTitle: title, approveAll } = texts
  const content = missing === 0 ? approveAll : texts.overHint(priceText(-missing))
  return (await confirm({ title, content, yes: adminTexts.approve, no: adminTexts.cancel })) ? approving : null
}

/** A verdict on a proof of which another sum came in than was due. */
export function useReceived(order: OrderView | undefined, refresh: () => void) {
  const [settle, settling] = useAdminTask(async () => {
    if (!order) return
    const text = await prompt(texts.receivedTitle, texts.receivedHint(priceText(order.amount)))
    if (text === null) return
    const received = fenOf(text)
    if (received === null) return toast(texts.receivedWrong)
    const judgement = await askWhatThen(order, received)
    if (!judgement) return
    const { news } = await sendVerdict(judgement)
    toast(news ?? adminTexts.done[judgement.kind])
    refresh()
  }, refresh)
  return { settle, settling }
}
