import { chooseOne, prompt } from '../services/sheets'
import { adminTexts } from './texts'

/** A ready reason or one in the admin's own words; null when it is given up. */
export async function askReason(title: string, ready: readonly string[]): Promise<string | null> {
  const { otherReason, reasonTitle, reasonHint } = adminTexts
  const chosen = await chooseOne([...ready, otherReason], title)
  if (chosen === null) return null
  return ready[chosen] ?? (await prompt(reasonTitle, reasonHint))?.slice(0, 200) ?? null
}

const { returnTitle, returnReasons, rejectTitle, rejectReasons } = adminTexts

export function askReturnReason(): Promise<string | null> {
  return askReason(returnTitle, returnReasons)
}

export function askRejectReason(): Promise<string | null> {
  return askReason(rejectTitle, rejectReasons)
}
