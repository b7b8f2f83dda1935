import { randomUUID } from 'node:crypto'
import type { SelfCheckAnswer } from '../../../core/contract/contract'
import { inTransaction } from '../call/retry'
import { documents } from '../platform/database'
import type { Answer, Question } from './self-check-answer'
import { databaseQuestions } from './self-check-database'
import { platformQuestions } from './self-check-platform'
import { raceQuestions } from './self-check-races'
import type { CallContext } from '../call/context'

const questions: Record<string, Question> = { ...databaseQuestions, ...raceQuestions, ...platformQuestions }

/** Asks one after the other; a question that fails is an answer too. What failed is written down for the doctor. */
export async function checkItself(call: CallContext): Promise<SelfCheckAnswer[]> {
  const run = randomUUID()
  const answers: SelfCheckAnswer[] = []
  try {
    for (const [question, ask] of Object.entries(questions))
      answers.push({ question, ...(await answered(ask, call, run)) })
  } finally {
    await documents.removeWhere('self_checks', { once: { $regex: `^${run}` } })
  }
  const failed = answers.filter(({ ok }) => ok === false).map(({ question }) => question)
  await inTransaction(call, (tx) => tx.set('system', { _id: 'selfCheck', at: call.now, failed }))
  return answers
}

async function answered(ask: Question, call: CallContext, run: string): Promise<Answer> {
  try {
    return await ask(call, run)
  } catch (error) {
    const { code, errCode, message } = error as { code?: string; errCode?: number; message?: string }
    return { ok: false, answer: `failed: ${String(code ?? errCode ?? '')} ${message ?? String(error)}`.slice(0, 300) }
  }
}
