import type { SelfCheckAnswer } from '../../../core/contract/contract'
import type { CallContext } from '../call/context'

export type Answer = Omit<SelfCheckAnswer, 'question'>

/** `run` names the documents and files of this run, so that two runs do not meet. */
export type Question = (call: CallContext, run: string) => Promise<Answer>

export function yes(answer: string): Answer {
  return { ok: true, answer }
}
export function judged(ok: boolean, answer: string): Answer {
  return { ok, answer }
}
/** For the record: nothing here depends on the answer. */
export function noted(answer: string): Answer {
  return { ok: null, answer }
}
