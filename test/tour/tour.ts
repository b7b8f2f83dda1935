import { parseArgs } from 'node:util'
import { startInstance } from './instance'
import { Transcript } from './transcript'
import { walk } from './walk'

const HELP = `npm run tour -- [--url http://127.0.0.1:PORT] [--minute 0…59]
A scripted customer goes through the main job by the public door, and says what was expected and what came. Without
--url it starts an instance of its own, in memory. On a running instance the clock is moved on by the time of a hold
and back again: holds that others have there lapse meanwhile. --minute begins at that minute of the coming hour.
In the end every place that the tour took is free again.`

function minuteOf(text: string | undefined): number | undefined {
  if (text === undefined) return undefined
  if (!/^[0-5]?\d$/.test(text)) throw new Error(`--minute is from 0 to 59, not ${text}`)
  return Number(text)
}

async function main(): Promise<void> {
  const options = { url: { type: 'string' }, minute: { type: 'string' }, help: { type: 'boolean' } } as const
  const { values } = parseArgs({ options })
  if (values.help) return console.log(HELP)
  const minute = minuteOf(values.minute)
  const own = values.url ? null : await startInstance()
  const say = new Transcript()
  try {
    await walk(values.url ?? own?.url ?? '', say, minute)
  } finally {
    await own?.stop()
  }
  say.summary()
  process.exitCode = say.differences === 0 ? 0 : 1
}

main().catch((error: Error) => {
  console.error(`The tour ended early: ${error.message}`)
  process.exitCode = 1
})
