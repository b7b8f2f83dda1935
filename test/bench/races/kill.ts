import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { check, startCloudProcess, Writer, type CloudProcess, type Damage } from 'cloudbase-local/proofs'
import { seeded } from 'cloudbase-local/random'
import { progress, sum, type Group } from '../../support/measuring/group'
import { times } from '../../support/measuring/replies'

const ROUNDS = 30
const WRITERS = 8

/** Lets writers write until the process dies under them. */
async function writeAndKill(cloud: CloudProcess, round: number, afterMs: number): Promise<Writer[]> {
  const writers = times(WRITERS, (at) => new Writer(`writer-${round}-${at}`))
  const writing = writers.map((writer) => writer.write(cloud.url))
  await sleep(afterMs)
  await cloud.kill()
  await Promise.all(writing)
  return writers
}

export const kill: Group = {
  name: 'kill',
  limits: {
    kill_lost: { what: `kill -9 during writes, ${ROUNDS} rounds: acknowledged writes lost`, is: 0 },
    kill_half: { what: '  transactions of which half is there', is: 0 },
    kill_acknowledged: { what: '  transactions acknowledged', atLeast: ROUNDS * 10 },
    kill_unanswered: { what: '  transactions under way when it died', atLeast: ROUNDS },
  },
  async run() {
    const data = mkdtempSync(join(tmpdir(), 'bench-kill-'))
    const random = seeded(1)
    const damages: Damage[] = []
    const all: Writer[] = []
    for (let round = 0, last: Writer[] = []; round <= ROUNDS; round++) {
      const cloud = await startCloudProcess(data)
      const isOver = round === ROUNDS
      for (const writer of isOver ? all : last) damages.push(await check(cloud.url, writer))
      last = isOver ? [] : await writeAndKill(cloud, round, 100 + random() * 300)
      all.push(...last)
      if (isOver) await cloud.kill()
      else if (round % 10 === 9) progress(`killed ${round + 1} times`)
    }
    rmSync(data, { recursive: true })
    return {
      kill_lost: sum(damages.map((damage) => damage.lost)),
      kill_half: sum(damages.map((damage) => damage.half)),
      kill_acknowledged: sum(all.map((writer) => writer.acknowledged)),
      kill_unanswered: all.filter((writer) => writer.begun > writer.acknowledged).length,
    }
  },
}
