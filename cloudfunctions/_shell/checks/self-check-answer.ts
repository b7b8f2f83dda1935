import type { SelfCheckAnswer } from '../../../core/contract/contract'
import type { Call } from '../call/context'

export type Answer = Omit<SelfCheckAnswer, 'question'>

/** `run` names the documents and files of this run, so that two runs do not meet. */
export type Question = (call: Call, run: string) => Promise<Answer>

export const yes = (answer: string): Answer => ({ ok: true, answer })
export const judged = (ok: boolean, answer: string): Answer => ({ ok, answer })
/** For the record: nothing here depends on the answer. */
export const noted = (answer: string): Answer => ({ ok: null, answer })
