import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { startCloudProcess } from '../../bench/cloud-process'
import { check, Writer } from '../../bench/writer'
import { seeded } from '../../chance'

const WRITERS = 6

export interface KillSummary {
  rounds: number
  acknowledged: number
  /** writers that were in the middle of something */
  cutOff: number
  lost: number
  half: number
}

/** Kills a cloud in the middle of writing, opens its folder again, and looks for what it had acknowledged. */
export async function killRounds(rounds: number): Promise<KillSummary> {
  const data = mkdtempSync(join(tmpdir(), 'killed-'))
  const random = seeded(rounds)
  const summary: KillSummary = { rounds, acknowledged: 0, cutOff: 0, lost: 0, half: 0 }
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
    writers = Array.from({ length: WRITERS }, (_, at) => new Writer(`writer-${round}-${at}`))
    const writing = round < rounds ? writers.map((writer) => writer.write(cloud.url)) : []
    await sleep(round < rounds ? 80 + random() * 200 : 0)
    await cloud.kill()
    await Promise.all(writing)
  }
  rmSync(data, { recursive: true })
  return summary
}
