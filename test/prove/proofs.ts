import { damageRounds, engineBugs, isolationHistory, killRounds, liveThrough, onFullDisk } from 'cloudbase-local/proofs'
import type { Group } from '../support/measuring/group'
import { progress } from '../support/measuring/group'
import { fuzz } from '../faults/fuzz/run'
import { scenarios } from '../faults/points/scenarios'
import { strikeEverywhere, type Point } from '../faults/points/strike'
import { caught, CAUGHT_WITHIN, onCloud, tellSome } from './histories'

/** How much of a proof is run: 1 is what is promised, less is for a look. */
export type Share = number

export function isolation(share: Share): Group {
  const count = Math.round(1_000_000 * share)
  return {
    name: 'isolation',
    limits: {
      isolation_histories: { what: 'histories of the database', atLeast: count },
      isolation_violations: { what: '  that are not snapshot isolation', is: 0 },
      isolation_skews: { what: '  with write skew, which the platform allows', atLeast: 1 },
      isolation_conflicts: { what: '  conflicts in them', atLeast: 1 },
      isolation_bugs: { what: '  planted bugs of the engine', atLeast: 7 },
      isolation_missed: { what: '  of these not caught', is: 0 },
      isolation_within: { what: '  histories until the last one was caught', atMost: CAUGHT_WITHIN },
    },
    async run() {
      const { count: histories, violations, seen } = await liveThrough(isolationHistory, count)
      tellSome(violations)
      const bugs = Object.values(engineBugs)
      const { within, missed } = await caught(
        bugs.map((plant) => async () => {
          const heal = plant()
          return liveThrough(isolationHistory, CAUGHT_WITHIN, { untilFirst: true }).finally(heal)
        }),
      )
      const had = { isolation_skews: seen.of('write skew'), isolation_conflicts: seen.of('conflict') }
      const planted = { isolation_bugs: bugs.length, isolation_missed: missed, isolation_within: within }
      return { isolation_histories: histories, isolation_violations: violations.length, ...had, ...planted }
    },
  }
}

export function points(share: Share): Group {
  return {
    name: 'points',
    limits: {
      points_scenarios: { what: 'ways in which a function writes', atLeast: 24 * share },
      points_count: { what: '  faults at each request of each', atLeast: 1000 * share },
      points_broken: { what: '  after which something is broken, stuck or done twice', is: 0 },
    },
    async run() {
      const chosen = scenarios.slice(0, Math.ceil(scenarios.length * share))
      const all: Point[] = []
      await onCloud(async (cloud) => {
        for (const scenario of chosen) all.push(...(await strikeEverywhere(cloud, scenario)))
      })
      const broken = all.filter((point) => point.broken.length > 0)
      for (const point of broken.slice(0, 5)) progress(JSON.stringify(point))
      return { points_scenarios: chosen.length, points_count: all.length, points_broken: broken.length }
    },
  }
}

export function durability(share: Share): Group {
  const [kills, damages] = [Math.ceil(100 * share), Math.ceil(1000 * share)]
  return {
    name: 'durability',
    limits: {
      kill_rounds: { what: 'kill -9 in the middle of writing', atLeast: kills },
      kill_acknowledged: { what: '  transactions acknowledged', atLeast: kills },
      kill_lost: { what: '  of these lost', is: 0 },
      kill_half: { what: '  transactions of which half is there', is: 0 },
      damage_rounds: { what: 'data folders with damaged bytes', atLeast: damages },
      damage_refused: { what: '  refused', atLeast: 1 },
      damage_whole: { what: '  nothing was lost', atLeast: 1 },
      damage_silent: { what: '  silently wrong', is: 0 },
      full_disk_lost: { what: 'full disk: acknowledged writes lost', is: 0 },
    },
    async run() {
      const { acknowledged, lost, half } = await killRounds(kills)
      const all = await damageRounds(damages)
      const fate = (...fates: string[]) => all.filter((damage) => fates.includes(damage.fate)).length
      const disk = await onFullDisk()
      return {
        kill_rounds: kills,
        kill_acknowledged: acknowledged,
        kill_lost: lost,
        kill_half: half,
        damage_rounds: all.length,
        damage_refused: fate('refused', 'aborted'),
        damage_whole: fate('whole'),
        damage_silent: fate('silently wrong'),
        full_disk_lost: disk.acknowledged.filter((id) => !disk.found.includes(id)).length,
      }
    },
  }
}

export function strangeEvents(share: Share): Group {
  const count = Math.round(100_000 * share)
  return {
    name: 'fuzz',
    limits: {
      fuzz_events: { what: 'random and malformed events over all functions', atLeast: count },
      fuzz_failures: { what: '  5001, leaks, contradictions or pollution', is: 0 },
      fuzz_done: { what: '  of them done', atLeast: count / 20 },
      fuzz_p99_ms: { what: '  ms until the reply, 99 of 100', atMost: 50 },
    },
    async run() {
      // a run has 30 to 60 events, and on average more than 40
      const summary = await onCloud((cloud) => fuzz(cloud, 1, Math.ceil(count / 40), 60))
      if (summary.failure) progress(summary.failure)
      return {
        fuzz_events: summary.events,
        fuzz_failures: summary.failure ? 1 : 0,
        fuzz_done: summary.tally.of('code 0'),
        fuzz_p99_ms: summary.p99Ms,
      }
    },
  }
}
