import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import type { OrderView, SlotView } from '../../../core/contract/contract'
import { sentences } from '../../../core/errors'
import { toast } from '../../services/app/dialogs'
import { texts } from './texts'
import { openPay, openTab } from '../../services/app/navigation'
import { afterTap, freeConsoles, slotsOf, unreachable, type Bounds, type Stretch } from '../../shared/slots/stretch'

const oneHour: Bounds = { min_hours: 1, max_hours: 1 }
const none: string[] = []

const losses = { begun: texts.begunMeanwhile, closed: texts.closedMeanwhile, taken: sentences[4001] }

/** Why a stretch cannot be had any more; null while it can. */
function lossOf(slots: SlotView[], stretch: Stretch): 'mine' | keyof typeof losses | null {
  const chosen = slotsOf(slots, stretch)
  if (chosen.length < stretch.hours) return 'begun'
  if (chosen.some(({ mine }) => mine)) return 'mine'
  if (chosen.some(({ closed }) => closed)) return 'closed'
  return freeConsoles(slots, stretch).length > 0 ? null : 'taken'
}

/** The hours under the thumb, and the console. What somebody else took meanwhile is let go, with a sentence. */
export function useChoice(slots: SlotView[] = [], pending: OrderView | null, bounds: Bounds = oneHour) {
  const [chosen, setChosen] = useState<Stretch | null>(null)
  const [console_id, setConsole] = useState<string | null>(null)
  const now = useRef({ slots, pending, bounds, chosen, console_id })
  now.current = { slots, pending, bounds, chosen, console_id }

  const loss = chosen && lossOf(slots, chosen)
  useEffect(() => {
    if (!loss) return
    setChosen(null)
    if (loss !== 'mine') toast(losses[loss])
  }, [loss])

  const pick = useCallback((start_time: string) => {
    const { slots, pending, bounds, chosen, console_id } = now.current
    const picked = slots.find((slot) => slot.start_time === start_time)
    if (picked?.mine) {
      if (pending && pending.start_time <= start_time && start_time < pending.end_time) openPay(pending.id)
      else openTab('orders')
    } else if (picked?.available) {
      const next = afterTap(slots, chosen, start_time, console_id, bounds)
      if (next && freeConsoles(slots, next).length === 0) return toast(texts.tooShort(bounds.min_hours))
      setChosen(next)
    }
  }, [])
  const stretch = loss ? null : chosen
  const free = useMemo(() => (stretch ? freeConsoles(slots, stretch) : none), [slots, stretch])
  return {
    stretch,
    /** the consoles that are free all the time; the chosen one is none of them any more where it was taken */
    free,
    console_id: console_id !== null && free.includes(console_id) ? console_id : null,
    far: useMemo(
      () => (stretch ? unreachable(slots, stretch, console_id, bounds) : none),
      [slots, stretch, console_id, bounds],
    ),
    pick,
    pickConsole: setConsole,
  }
}
