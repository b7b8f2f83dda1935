/**
 * Why WeChat did not do what it was asked:
 * the person thought better of it, has forbidden it, or did not agree to the privacy notice;
 * or the privacy declaration of the shop's owner does not name it.
 */
export type Refusal = 'cancelled' | 'denied' | 'unagreed' | 'undeclared' | 'other'

/** WeChat's numbers for the same, where it gives one. */
const numbers: Record<number, Refusal> = { 103: 'denied', 104: 'unagreed', 112: 'undeclared' }

const words: [RegExp, Refusal][] = [
  [/not declared in the privacy/i, 'undeclared'],
  [/privacy permission is not authorized/i, 'unagreed'],
  [/cancel/i, 'cancelled'],
  [/auth\w*[ :]*(deny|denied)|permission[ _]denied|authorize no response/i, 'denied'],
]

export function refusalOf(failure: unknown): Refusal {
  const { errMsg = '', errno = 0 } = (failure ?? {}) as { errMsg?: string; errno?: number }
  return numbers[errno] ?? words.find(([pattern]) => pattern.test(errMsg))?.[1] ?? 'other'
}
