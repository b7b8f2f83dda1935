import { documents } from '../platform/database'
import { inTransaction } from '../call/retry'
import { judged, type Question } from './self-check-answer'
import { record } from './self-check-database'
import type { CallContext } from '../call/context'

const RUNNERS = 20

function runners<T>(work: (runner: number) => Promise<T>): Promise<T[]> {
  return Promise.all(Array.from({ length: RUNNERS }, (_, runner) => work(runner)))
}

/** The same call with a tally of its own, which counts the retries of the race alone. */
function withOwnTally(call: CallContext): CallContext {
  return { ...call, tally: { retries: 0, conflicts: 0 } }
}

export const raceQuestions: Record<string, Question> = {
  [`${RUNNERS} at once for one place: one gets it`]: async (call, run) => {
    const racing = withOwnTally(call)
    const place = `${run}:place`
    const won = await runners((runner) =>
      inTransaction(racing, async (tx) => {
        if (await tx.get('self_checks', place)) return false
        await tx.set('self_checks', { ...record(run, 'place', runner), _id: place })
        return true
      }),
    )
    const winners = won.filter(Boolean).length
    const [owner] = await documents.find('self_checks', { _id: place })
    const isRight = winners === 1 && won[owner?.count ?? -1] === true
    return judged(
      isRight,
      `${winners} winner, ${RUNNERS - winners} refused, ${racing.tally.conflicts} conflicts, ${racing.tally.retries} retries`,
    )
  },
  [`${RUNNERS} increments at once: none is lost`]: async (call, run) => {
    const racing = withOwnTally(call)
    const document = record(run, 'counter')
    await documents.add('self_checks', document)
    await runners(() =>
      inTransaction(racing, async (tx) => {
        const found = await tx.get('self_checks', document._id)
        if (found) await tx.set('self_checks', { ...found, count: found.count + 1 })
      }),
    )
    const [found] = await documents.find('self_checks', { _id: document._id })
    return judged(found?.count === RUNNERS, `${found?.count} of ${RUNNERS}, ${racing.tally.conflicts} conflicts`)
  },
}
