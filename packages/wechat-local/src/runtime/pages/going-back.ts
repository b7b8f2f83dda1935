import { askModal } from '../overlays/modal'
import type { Phone } from '../phone/phone'

/** Goes back; where the page has a question for that, only when it is confirmed. False when it was not. */
export async function goBack({ stack }: Phone, delta?: number): Promise<boolean> {
  const content = stack.current()?.question
  if (content !== undefined && !(await askModal({ content })).confirm) return false
  stack.back(delta)
  return true
}
