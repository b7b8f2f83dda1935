import { liveThrough } from './histories'
import { engineBugs } from './isolation/bugs'
import { isolationHistory } from './isolation/run'

const HISTORIES = 10_000
const CAUGHT_WITHIN = 1000

jest.setTimeout(120_000)

test(`${HISTORIES} histories of the database are snapshot isolation, and nothing stronger`, async () => {
  const { violations, seen } = await liveThrough(isolationHistory, HISTORIES)
  expect(violations).toEqual([])
  // what a history must have had for this to mean anything
  for (const what of [
    'committed',
    'aborted',
    'conflict',
    'duplicate',
    'gone',
    'open',
    'plain',
    'unknown',
    'write skew',
  ])
    expect([what, seen.of(what) > HISTORIES / 100]).toEqual([what, true])
})

test.each(Object.entries(engineBugs))('an engine that %s is caught', async (_, plant) => {
  const heal = plant()
  try {
    const { violations } = await liveThrough(isolationHistory, CAUGHT_WITHIN, { untilFirst: true })
    expect(violations).toHaveLength(1)
  } finally {
    heal()
  }
})
