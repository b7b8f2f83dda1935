import { useCallback, useEffect, useRef, useState } from 'react'
import type { OrderView, SlotView } from '../../../core/contract/contract'
import { sentences } from '../../../core/errors'
import { toast } from '../../services/app/dialogs'
import { texts } from './texts'
import { openPay, openTab } from '../../services/app/navigation'

/** The hour under the thumb. One that somebody else took meanwhile is let go, with a sentence. */
export function useChoice(slots: SlotView[] = [], pending: OrderView | null) {
  const [chosen, setChosen] = useState<string | null>(null)
  const now = useRef({ slots, pending })
  now.current = { slots, pending }

  const slot = slots.find(({ start_time }) => start_time === chosen)
  const lost = slot !== undefined && (!slot.available || slot.mine)
  useEffect(() => {
    if (!lost) return
    setChosen(null)
    if (!slot.mine) toast(slot.closed ? texts.closedMeanwhile : sentences[4001])
  }, [lost, slot?.mine, slot?.closed])

  const pick = useCallback((start_time: string) => {
    const { slots, pending } = now.current
    const picked = slots.find((slot) => slot.start_time === start_time)
    if (picked?.mine) {
      if (pending?.start_time === start_time) openPay(pending.id)
      else openTab('orders')
    } else if (picked?.available) setChosen((before) => (before === start_time ? null : start_time))
  }, [])
  return { chosen: lost ? null : chosen, slot: lost ? undefined : slot, pick }
}
