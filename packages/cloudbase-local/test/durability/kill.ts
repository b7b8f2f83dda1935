import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { seeded } from '../../src/random'
import { startCloudProcess } from './cloud-process'
import { check, Writer } from './writer'

const WRITERS = 6

export interface KillSummary {
  rounds: number
  acknowledged: number
  /** writers that were in the middle of something */
  cutOff: number
  lost: number
  half: number
}

/** A moment at which writers are busy: some transactions are acknowledged, however slow the machine is, others on their way. */
async function inTheMiddle(writers: Writer[], random: () => number): Promise<void> {
  const enough = 4 + random() * 12
  while (writers.reduce((sum, { acknowledged }) => sum + acknowledged, 0) < enough) await sleep(1)
  await sleep(random() * 15)
}

/** Kills a cloud in the middle of writing, opens its folder again, and looks for what it had acknowledged. */
export async function killRounds(rounds: number): Promise<KillSummary> {
  const data = mkdtempSync(join(tmpdir(), 'killed-'))
  const random = seeded(rounds)
  const summary: KillSummary = { rounds, acknowledged: 0, cutOff: 0, lost: 0, half: 0 }
  const earlier: Writer[] = []
  let writers: Writer[] = []
  for (let round = 0; round <= rounds; round++) {
    const cloud = await startCloudProcess(data)
    for (const writer of writers) {
      const { lost, half } = await check(cloud.url, writer)
      summary.acknowledged += writer.acknowledged
      summary.cutOff += Number(writer.begun > writer.acknowledged)
      summary.lost += lost
      summary.half += half
    }
    // At the end all that ever was acknowledged must still be there.
    if (round === rounds) for (const writer of earlier) summary.lost += (await check(cloud.url, writer)).lost
    earlier.push(...writers)
    writers = Array.from({ length: WRITERS }, (_, at) => new Writer(`writer-${round}-${at}`))
    const writing = round < rounds ? writers.map((writer) => writer.write(cloud.url)) : []
    if (round < rounds) await inTheMiddle(writers, random)
    await cloud.kill()
    await Promise.all(writing)
  }
  rmSync(data, { recursive: true })
  return summary
}
