import { liveThrough, type Histories } from 'cloudbase-local/proofs'
import { progress, type Group } from '../support/measuring/group'
import {
  bookings as booking,
  closing as hours,
  messages as outbox,
  people as persons,
  plantedCloud,
  untilCaught,
} from '../faults/histories'
import type { Kind } from '../faults/histories'
import { SimulatedCloud } from '../simulation/cloud'

export const CAUGHT_WITHIN = 1000

export async function onCloud<T>(use: (cloud: SimulatedCloud) => Promise<T>, cloud = new SimulatedCloud()): Promise<T> {
  try {
    return await use(cloud)
  } finally {
    await cloud.close()
  }
}

export function tellSome(violations: unknown[]): void {
  for (const violation of violations.slice(0, 3)) progress(JSON.stringify(violation))
}

/** In how many histories the slowest of the planted bugs was caught, and how many were not. */
export async function caught(runs: (() => Promise<Histories>)[]) {
  const found = { within: 0, missed: 0 }
  for (const run of runs) {
    const { count, violations } = await run()
    found.within = Math.max(found.within, count)
    found.missed += violations.length === 0 ? 1 : 0
  }
  return found
}

/** Histories of one kind, then each of its bugs. */
async function prove(kind: Kind, count: number) {
  const cloud = new SimulatedCloud()
  const lived = await onCloud(() => liveThrough((seed) => kind.live(cloud, seed), count), cloud)
  tellSome(lived.violations)
  const planted = await plantedCloud(kind)
  const runs = kind.bugs.map(
    ({ name }) =>
      () =>
        untilCaught(planted, kind, name),
  )
  return { ...lived, tally: cloud.tally, bugs: kind.bugs.length, ...(await onCloud(() => caught(runs), planted)) }
}

export function bookings(share: number): Group {
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
      const { count: histories, violations, seen, tally, bugs, within, missed } = await prove(booking, count)
      return {
        bookings_histories: histories,
        bookings_violations: violations.length,
        bookings_calls: seen.of('calls'),
        bookings_unknown: seen.of('unknown') / seen.of('calls'),
        bookings_crashes: tally.sum('fault crash'),
        bookings_lost: tally.of('fault reply_lost'),
        bookings_conflicts: tally.of('fault conflict'),
        bookings_bugs: bugs,
        bookings_missed: missed,
        bookings_within: within,
      }
    },
  }
}

export function closing(share: number): Group {
  const count = Math.round(2000 * share)
  return {
    name: 'closing',
    limits: {
      closing_histories: { what: 'hours taken away while they are booked, by each of two ways', atLeast: count },
      closing_untold: { what: '  bookings in closed hours that nobody is told of, or at a price nobody saw', is: 0 },
      closing_listed: { what: '  bookings told of in the reply', atLeast: 1 },
      closing_found: { what: '  bookings that slipped in, found by the timer', atLeast: 1 },
      closing_refused: { what: '  bookings refused', atLeast: 1 },
      closing_bugs: { what: '  planted bugs', atLeast: hours('closeHours').bugs.length },
      closing_missed: { what: '  of these not caught', is: 0 },
    },
    async run() {
      const byHours = await onCloud((cloud) => liveThrough((seed) => hours('closeHours').live(cloud, seed), count))
      tellSome(byHours.violations)
      const bySettings = await prove(hours('updateSettings'), count)
      const sum = (what: string) => byHours.seen.of(what) + bySettings.seen.of(what)
      return {
        closing_histories: Math.min(byHours.count, bySettings.count),
        closing_untold: byHours.violations.length + bySettings.violations.length,
        closing_listed: sum('listed'),
        closing_found: sum('found'),
        closing_refused: sum('refused'),
        closing_bugs: bySettings.bugs,
        closing_missed: bySettings.missed,
      }
    },
  }
}

/** Admins who come, go and rise, and players who show their faces and leave, while bookings, proofs and verdicts go on. */
export function people(share: number): Group {
  const count = Math.round(2000 * share)
  return {
    name: 'people',
    limits: {
      people_histories: { what: 'afternoons on which people come, go and rise', atLeast: count },
      people_wrongful: { what: '  deeds of removed admins, files without an owner, contradictions', is: 0 },
      people_deeds: { what: '  deeds of admins', atLeast: count },
      people_refused: { what: '  calls of admins refused for want of a role', atLeast: 1 },
      people_forgotten: { what: '  players forgotten', atLeast: 1 },
      people_bugs: { what: '  planted bugs', atLeast: persons.bugs.length },
      people_missed: { what: '  of these not caught', is: 0 },
      people_within: { what: '  histories until the last one was caught', atMost: CAUGHT_WITHIN },
    },
    async run() {
      const { count: histories, violations, seen, bugs, within, missed } = await prove(persons, count)
      const refused = ['verify', 'cancelOrder', 'changeAdmin', 'inviteAdmin'].map((name) => seen.of(`${name} 4004`))
      return {
        people_histories: histories,
        people_wrongful: violations.length,
        people_deeds: seen.of('deeds'),
        people_refused: refused.reduce((sum, times) => sum + times, 0),
        people_forgotten: seen.of('deleteMyData 0'),
        people_bugs: bugs,
        people_missed: missed,
        people_within: within,
      }
    },
  }
}

/** Admins who judge, cancel, move and pay back, and senders that die anywhere. */
export function messages(share: number): Group {
  const count = Math.round(1000 * share)
  return {
    name: 'messages',
    limits: {
      messages_histories: { what: 'afternoons on which players are told', atLeast: count },
      messages_wrong: { what: '  with a message lost, untrue, or sent again without need', is: 0 },
      messages_events: { what: '  events to tell of', atLeast: count },
      messages_sent: { what: '  messages that left', atLeast: count },
      messages_doubled: { what: '  of these again, because a sender had failed' },
      messages_doubts: { what: '  senders that failed between sending and writing it down', atLeast: 1 },
      messages_bugs: { what: '  planted bugs', atLeast: outbox.bugs.length },
      messages_missed: { what: '  of these not caught', is: 0 },
      messages_within: { what: '  histories until the last one was caught', atMost: CAUGHT_WITHIN },
    },
    async run() {
      const { count: histories, violations, seen, bugs, within, missed } = await prove(outbox, count)
      return {
        messages_histories: histories,
        messages_wrong: violations.length,
        messages_events: seen.of('events'),
        messages_sent: seen.of('sent'),
        messages_doubled: seen.of('doubled'),
        messages_doubts: seen.of('doubts'),
        messages_bugs: bugs,
        messages_missed: missed,
        messages_within: within,
      }
    },
  }
}
