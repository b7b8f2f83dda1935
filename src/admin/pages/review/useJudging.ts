import { useCallback, useEffect, useRef, useState } from 'react'
import { useDidHide } from '../../../services/app/lifecycle'
import { toast } from '../../../services/app/dialogs'
import type { OrderView } from '../../../../core/contract/contract'
import { topUpAlerts } from '../../services/alerts'
import { askRejectReason, askReturnReason } from '../../shared/reasons'
import { delayedSend } from './delayed-send'
import { sendVerdict, type Judgement, type VerdictKind } from '../../shared/verdicts'

const UNDO_MS = 5000
const SLIDE_MS = 200

const nothing: ReadonlySet<string> = new Set()

const ask: { [K in VerdictKind]: () => Promise<string | null> } = {
  approve: () => Promise.resolve(''),
  return: askReturnReason,
  reject: askRejectReason,
}

/** The cards that have left the list: first one slides out, then it is gone. One that comes back may be judged again. */
function useCards() {
  const [leaving, setLeaving] = useState<string | null>(null)
  const [gone, setGone] = useState(nothing)
  const judged = useRef(new Set<string>())
  const bringBack = useCallback((order_id: string) => {
    judged.current.delete(order_id)
    setGone((before) => new Set([...before].filter((id) => id !== order_id)))
  }, [])
  const slideOut = useCallback((order_id: string) => {
    judged.current.add(order_id)
    setLeaving(order_id)
    setTimeout(() => {
      if (judged.current.has(order_id)) setGone((before) => new Set([...before, order_id]))
      setLeaving((now) => (now === order_id ? null : now))
    }, SLIDE_MS)
  }, [])
  const isJudged = useCallback((order_id: string) => judged.current.has(order_id), [])
  return { leaving, gone, bringBack, slideOut, isJudged }
}

/** Sends verdicts; what the admin should know about the last one is its news. */
function useSending(bringBack: (order_id: string) => void) {
  const [news, setNews] = useState<{ text: string; order: OrderView } | null>(null)
  const send = async (judgement: Judgement): Promise<void> => {
    const { isSettled, news: text } = await sendVerdict(judgement)
    if (!isSettled) bringBack(judgement.order.id)
    if (!text) return
    setNews({ text, order: judgement.order })
    toast(text)
  }
  return { news, setNews, send }
}

/**
 * Verdicts that can be taken back for five seconds: the card goes at once, the call is made afterwards.
 * Leaving the page or putting the program away sends it right then, for no timer runs while WeChat sleeps.
 */
export function useJudging() {
  const { leaving, gone, bringBack, slideOut, isJudged } = useCards()
  const { news, setNews, send } = useSending(bringBack)
  const [last, setLast] = useState<Judgement | null>(null)
  const [held] = useState(() =>
    delayedSend<Judgement>(
      UNDO_MS,
      (one) => void send(one),
      () => setLast(null),
    ),
  )
  useDidHide(held.sendNow)
  useEffect(() => held.sendNow, [held])

  const judge = useCallback(
    async (order: OrderView, kind: VerdictKind) => {
      if (isJudged(order.id)) return
      // This comes first: WeChat asks nothing once anything was waited for.
      await topUpAlerts()
      const reason = await ask[kind]()
      if (reason === null || isJudged(order.id)) return
      const judgement = { order, kind, reason }
      held.hold(judgement)
      setNews(null)
      setLast(judgement)
      slideOut(order.id)
    },
    [held, isJudged, setNews, slideOut],
  )
  const undo = useCallback(() => {
    const taken = held.takeBack()
    if (taken) bringBack(taken.order.id)
  }, [held, bringBack])
  const start = useCallback((order: OrderView, kind: VerdictKind) => void judge(order, kind), [judge])
  return { judge: start, undo, leaving, gone, last, news }
}
