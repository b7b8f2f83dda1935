import { damageRounds, engineBugs, isolationHistories, killRounds, onFullDisk } from 'cloudbase-local/proofs'
import type { FunctionName } from '../../core/contract/contract'
import type { Group } from '../support/measuring/group'
import { progress } from '../support/measuring/group'
import { bookingBugs } from '../faults/bookings/bugs'
import { bookingHistories } from '../faults/bookings/run'
import { closingBugs } from '../faults/closing/bugs'
import { closingHistories } from '../faults/closing/run'
import { fuzz } from '../faults/fuzz/run'
import { scenarios } from '../faults/points/scenarios'
import { strikeEverywhere, type Point } from '../faults/points/strike'
import { SimulatedCloud } from '../simulation/cloud'
import { plantedBundles, type Bug } from '../simulation/planted'

/** How much of a proof is run: 1 is what is promised, less is for a look. */
export type Share = number

export const CAUGHT_WITHIN = 1000

export async function onCloud<T>(use: (cloud: SimulatedCloud) => Promise<T>, cloud = new SimulatedCloud()): Promise<T> {
  try {
    return await use(cloud)
  } finally {
    await cloud.close()
  }
}

/** In how many histories the slowest of the planted bugs was caught, and how many were not. */
async function caught(runs: (() => Promise<{ histories: number; violations: unknown[] }>)[]) {
  const found = { within: 0, missed: 0 }
  for (const run of runs) {
    const { histories, violations } = await run()
    found.within = Math.max(found.within, histories)
    found.missed += violations.length === 0 ? 1 : 0
  }
  return found
}

type Histories = (cloud: SimulatedCloud) => Promise<{ histories: number; violations: unknown[] }>

/** The same for bugs planted into functions, one after the other. */
export async function caughtInFunctions(names: FunctionName[], bugs: Bug[], histories: Histories) {
  const cloud = new SimulatedCloud(await plantedBundles(names, bugs))
  const runs = bugs.map(({ name }) => () => {
    cloud.bug = name
    return histories(cloud)
  })
  return onCloud(() => caught(runs), cloud)
}

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
      const { histories, violations, tally } = await isolationHistories(1, count)
      for (const violation of violations.slice(0, 3)) progress(JSON.stringify(violation))
      const bugs = Object.values(engineBugs)
      const { within, missed } = await caught(
        bugs.map((plant) => async () => {
          const heal = plant()
          return isolationHistories(1, CAUGHT_WITHIN, { untilFirst: true }).finally(heal)
        }),
      )
      const seen = { isolation_skews: tally.of('write skew'), isolation_conflicts: tally.of('conflict') }
      const planted = { isolation_bugs: bugs.length, isolation_missed: missed, isolation_within: within }
      return { isolation_histories: histories, isolation_violations: violations.length, ...seen, ...planted }
    },
  }
}

export function bookings(share: Share): Group {
  const count = Math.round(10_000 * share)
  return {
    name: 'bookings',
    limits: {
      bookings_histories: { what: 'afternoons of a small shop', atLeast: count },
      bookings_violations: { what: '  that contradict the rules', is: 0 },
      bookings_calls: { what: '  calls in them', atLeast: count },
      bookings_unknown: { what: '  share of unknown outcomes', atLeast: 0.05 },
      bookings_crashes: { what: '  functions that died in the middle', atLeast: 1 },
      bookings_lost: { what: '  replies lost', atLeast: 1 },
      bookings_conflicts: { what: '  conflicts injected', atLeast: 1 },
      bookings_bugs: { what: '  planted bugs of the shop', atLeast: 7 },
      bookings_missed: { what: '  of these not caught', is: 0 },
      bookings_within: { what: '  histories until the last one was caught', atMost: CAUGHT_WITHIN },
    },
    async run() {
      const summary = await onCloud((cloud) => bookingHistories(cloud, 1, count))
      const { histories, operations, unknown, violations, tally } = summary
      for (const violation of violations.slice(0, 3)) progress(JSON.stringify(violation))
      const { within, missed } = await caughtInFunctions(
        ['createReservation', 'cancelOrder', 'uploadProof', 'verify'],
        bookingBugs,
        (cloud) => bookingHistories(cloud, 1, CAUGHT_WITHIN, { untilFirst: true }),
      )
      return {
        bookings_histories: histories,
        bookings_violations: violations.length,
        bookings_calls: operations,
        bookings_unknown: unknown / operations,
        bookings_crashes: tally.sum('fault crash'),
        bookings_lost: tally.of('fault reply_lost'),
        bookings_conflicts: tally.of('fault conflict'),
        bookings_bugs: bookingBugs.length,
        bookings_missed: missed,
        bookings_within: within,
      }
    },
  }
}

export function closing(share: Share): Group {
  const count = Math.round(2000 * share)
  return {
    name: 'closing',
    limits: {
      closing_histories: { what: 'hours taken away while they are booked, by each of two ways', atLeast: count },
      closing_untold: { what: '  bookings in closed hours that nobody is told of, or at a price nobody saw', is: 0 },
      closing_listed: { what: '  bookings told of in the reply', atLeast: 1 },
      closing_found: { what: '  bookings that slipped in, found by the timer', atLeast: 1 },
      closing_refused: { what: '  bookings refused', atLeast: 1 },
      closing_bugs: { what: '  planted bugs', atLeast: closingBugs.length },
      closing_missed: { what: '  of these not caught', is: 0 },
    },
    async run() {
      const hours = await onCloud((cloud) => closingHistories(cloud, 'closeHours', 1, count))
      const settings = await onCloud((cloud) => closingHistories(cloud, 'updateSettings', 1, count))
      for (const violation of [...hours.violations, ...settings.violations].slice(0, 3))
        progress(JSON.stringify(violation))
      const { missed } = await caughtInFunctions(['createReservation', 'expireCron'], closingBugs, (cloud) =>
        closingHistories(cloud, 'updateSettings', 1, CAUGHT_WITHIN, { untilFirst: true }),
      )
      return {
        closing_histories: Math.min(hours.histories, settings.histories),
        closing_untold: hours.violations.length + settings.violations.length,
        closing_listed: hours.listed + settings.listed,
        closing_found: hours.found + settings.found,
        closing_refused: hours.refused + settings.refused,
        closing_bugs: closingBugs.length,
        closing_missed: missed,
      }
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
