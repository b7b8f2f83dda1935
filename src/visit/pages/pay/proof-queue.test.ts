import { isReady, nextQueue, type ProofEvent, type QueuedProof } from './proof-queue'

function run(...events: ProofEvent[]): QueuedProof[] {
  return events.reduce(nextQueue, [])
}
const added: ProofEvent = { type: 'added', id: 1, path: 'a' }

it('walks a picture from chosen to uploaded', () => {
  const queue = run(added, { type: 'progressed', id: 1, percent: 63 }, { type: 'uploaded', id: 1, file_id: 'f' })
  expect(queue).toEqual([{ id: 1, path: 'a', state: 'done', percent: 100, file_id: 'f' }])
  expect(isReady(queue)).toBe(true)
})

it('is not ready while anything is missing, on its way or failed', () => {
  expect(isReady([])).toBe(false)
  expect(isReady(run(added))).toBe(false)
  expect(isReady(run(added, { type: 'failed', id: 1 }))).toBe(false)
})

it('starts a failed picture again from nothing', () => {
  const queue = run(
    added,
    { type: 'progressed', id: 1, percent: 50 },
    { type: 'failed', id: 1 },
    { type: 'retried', id: 1 },
  )
  expect(queue[0]).toMatchObject({ state: 'uploading', percent: 0 })
})

it.each<ProofEvent>([
  { type: 'progressed', id: 1, percent: 50 },
  { type: 'uploaded', id: 1, file_id: 'f' },
  { type: 'failed', id: 1 },
])('ignores late news of a removed picture: $type', (event) => {
  expect(run(added, { type: 'removed', id: 1 }, event)).toEqual([])
})

it('draws progress in steps, not with every packet', () => {
  const at50 = run(added, { type: 'progressed', id: 1, percent: 50 })
  expect(nextQueue(at50, { type: 'progressed', id: 1, percent: 54 })).toBe(at50)
})

it('does not let late progress undo a failure', () => {
  const failed = run(added, { type: 'failed', id: 1 })
  expect(nextQueue(failed, { type: 'progressed', id: 1, percent: 90 })).toBe(failed)
})
