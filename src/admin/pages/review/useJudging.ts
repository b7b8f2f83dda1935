import { useCallback, useEffect, useRef, useState } from 'react'
import { useDidHide } from '../../../services/app/lifecycle'
import { toast } from '../../../services/app/dialogs'
import type { OrderView } from '../../../../core/contract/contract'
import { askRejectReason, askReturnReason } from '../../shared/reasons'
import { holdingBack } from './undo'
import { sendVerdict, type Judgement, type VerdictKind } from '../../shared/verdicts'

const UNDO_MS = 5000
const SLIDE_MS = 200

const nothing: ReadonlySet<string> = new Set()

const ask: { [K in VerdictKind]: () => Promise<string | null> } = {
  approve: () => Promise.resolve(''),
  return: askReturnReason,
  reject: askRejectReason,
}

/**
 * Verdicts that can be taken back for five seconds: the card goes at once, the call is made afterwards.
 * Leaving the page or putting the program away sends it right then, for no timer runs while WeChat sleeps.
 */
export function useJudging() {
  const [leaving, setLeaving] = useState<string | null>(null)
  const [gone, setGone] = useState(nothing)
  const [last, setLast] = useState<Judgement | null>(null)
  const [news, setNews] = useState<{ text: string; order: OrderView } | null>(null)
  const judged = useRef(new Set<string>())

  const bringBack = useCallback((order_id: string) => {
    judged.current.delete(order_id)
    setGone((before) => new Set([...before].filter((id) => id !== order_id)))
  }, [])
  const send = useCallback(
    (judgement: Judgement) => {
      void sendVerdict(judgement).then(({ isSettled, news }) => {
        if (!isSettled) bringBack(judgement.order.id)
        if (!news) return
        setNews({ text: news, order: judgement.order })
        toast(news)
      })
    },
    [bringBack],
  )
  const [held] = useState(() => holdingBack<Judgement>(UNDO_MS, send, () => setLast(null)))
  useDidHide(held.letGo)
  useEffect(() => held.letGo, [held])

  const give = useCallback(
    (judgement: Judgement) => {
      const { id } = judgement.order
      if (judged.current.has(id)) return
      judged.current.add(id)
      held.hold(judgement)
      setNews(null)
      setLast(judgement)
      setLeaving(id)
      setTimeout(() => {
        if (judged.current.has(id)) setGone((before) => new Set([...before, id]))
        setLeaving((now) => (now === id ? null : now))
      }, SLIDE_MS)
    },
    [held],
  )
  const judge = useCallback(
    (order: OrderView, kind: VerdictKind) => {
      if (judged.current.has(order.id)) return
      void ask[kind]().then((reason) => reason !== null && give({ order, kind, reason }))
    },
    [give],
  )
  const undo = useCallback(() => {
    const taken = held.takeBack()
    if (taken) bringBack(taken.order.id)
  }, [held, bringBack])
  return { judge, undo, leaving, gone, last, news }
}
