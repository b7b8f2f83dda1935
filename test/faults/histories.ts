import { liveThrough, type Histories, type Lived } from 'cloudbase-local/proofs'
import type { FunctionName } from '../../core/contract/contract'
import { SimulatedCloud } from '../simulation/cloud'
import { plantedBundles, type Bug } from '../simulation/planted'
import { bookingBugs } from './bookings/bugs'
import { BookingHistory } from './bookings/history'
import { closingBugs } from './closing/bugs'
import { ClosingHistory, type Way } from './closing/history'
import { messageBugs } from './messages/bugs'
import { MessageHistory } from './messages/history'
import { peopleBugs } from './people/bugs'
import { PeopleHistory } from './people/history'

/** A kind of history, and the bugs that it must notice, planted into these functions. */
export interface Kind {
  live: (cloud: SimulatedCloud, seed: number) => Promise<Lived>
  bugs: Bug[]
  functions: FunctionName[]
}

export const bookings: Kind = {
  // A bug is looked for on the afternoons on which it does harm soonest.
  live: (cloud, seed) =>
    new BookingHistory(cloud, seed, bookingBugs.find(({ name }) => name === cloud.bug)?.mood).run(),
  bugs: bookingBugs,
  functions: ['createReservation', 'cancelOrder', 'uploadProof', 'verify', 'moveOrder', 'adminMoveOrder', 'adminBook'],
}

export function closing(way: Way): Kind {
  return {
    live: (cloud, seed) => new ClosingHistory(cloud, seed, way).run(),
    bugs: closingBugs,
    functions: ['createReservation', 'expireCron'],
  }
}

export const people: Kind = {
  live: (cloud, seed) => new PeopleHistory(cloud, seed).run(),
  bugs: peopleBugs,
  functions: ['verify', 'cancelOrder', 'inviteAdmin', 'changeAdmin', 'acceptInvite', 'updateProfile'],
}

export const messages: Kind = {
  live: (cloud, seed) => new MessageHistory(cloud, seed).run(),
  bugs: messageBugs,
  functions: ['verify', 'cancelOrder', 'adminMoveOrder', 'markRefunded', 'expireCron'],
}

const CAUGHT_WITHIN = 1000

/** A cloud for histories of one kind, with the bugs in its functions, switched off. */
export async function plantedCloud({ functions, bugs }: Pick<Kind, 'functions' | 'bugs'>): Promise<SimulatedCloud> {
  return new SimulatedCloud(await plantedBundles(functions, bugs))
}

/** Histories with one of the bugs, until one of them notices it. */
export function untilCaught(cloud: SimulatedCloud, { live }: Kind, bug: string): Promise<Histories> {
  cloud.bug = bug
  return liveThrough((seed) => live(cloud, seed), CAUGHT_WITHIN, { untilFirst: true })
}

/** What a history says of the bug: the one that noticed it before, or the first that does now. */
export async function whatNoticed(cloud: SimulatedCloud, kind: Kind, bug: string): Promise<string[]> {
  cloud.bug = bug
  const first = kind.bugs.find(({ name }) => name === bug)?.noticed_on
  const lived = first === undefined ? undefined : await kind.live(cloud, first)
  if (lived && lived.violations.length > 0) return lived.violations
  return (await untilCaught(cloud, kind, bug)).violations.flatMap(({ what }) => what)
}
