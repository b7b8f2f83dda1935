import type { FunctionName } from '../../core/contract/contract'
import { progress, type Group } from '../support/measuring/group'
import { peopleBugs } from '../faults/people/bugs'
import { peopleHistories } from '../faults/people/run'
import { caughtInFunctions, CAUGHT_WITHIN, onCloud } from './proofs'

const planted: FunctionName[] = ['verify', 'cancelOrder', 'inviteAdmin', 'changeAdmin', 'acceptInvite', 'updateProfile']

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
      people_bugs: { what: '  planted bugs', atLeast: peopleBugs.length },
      people_missed: { what: '  of these not caught', is: 0 },
      people_within: { what: '  histories until the last one was caught', atMost: CAUGHT_WITHIN },
    },
    async run() {
      const { histories, violations, deeds, replies } = await onCloud((cloud) => peopleHistories(cloud, 1, count))
      for (const violation of violations.slice(0, 3)) progress(JSON.stringify(violation))
      const { within, missed } = await caughtInFunctions(planted, peopleBugs, (cloud) =>
        peopleHistories(cloud, 1, CAUGHT_WITHIN, { untilFirst: true }),
      )
      return {
        people_histories: histories,
        people_wrongful: violations.length,
        people_deeds: deeds,
        people_refused: ['verify', 'cancelOrder', 'changeAdmin', 'inviteAdmin'].reduce(
          (sum, name) => sum + replies.of(`${name} 4004`),
          0,
        ),
        people_forgotten: replies.of('deleteMyData 0'),
        people_bugs: peopleBugs.length,
        people_missed: missed,
        people_within: within,
      }
    },
  }
}
