import { progress, type Group } from '../bench/group'
import { survive, undisturbed, type Death } from '../ops/deaths'

const KILLED_EVERY = 10
const PROGRESS_EVERY = 20

/** Every change of a deployment, cut off before and after it, and some where the process is killed with it. */
function deathsAt(changes: Pick<Death, 'at' | 'action'>[]): Death[] {
  const cuts = changes.flatMap((change) => [false, true].map((done): Death => ({ ...change, done, how: 'cut' })))
  const kills = cuts.filter(({ action }) => !action.startsWith('database.'))
  return [
    ...cuts,
    ...kills.filter((_, at) => at % KILLED_EVERY === 0).map((death) => ({ ...death, how: 'kill' as const })),
  ]
}

/** A deployment of everything in environment.json. */
export function deployment(share: number): Group {
  return {
    name: 'deployment',
    limits: {
      deployment_changes: { what: 'changes that a deployment of everything makes', atLeast: 100 },
      deployment_deaths: { what: '  deployments that died at one of them', atLeast: Math.round(200 * share) },
      deployment_damaged: { what: '  of these that did not end, run again, as if nobody had died', is: 0 },
    },
    async run() {
      const { wanted, changes } = await undisturbed()
      const deaths = deathsAt(changes).filter((_, at) => Math.floor(at * share) !== Math.floor((at - 1) * share))
      let damaged = 0
      for (const [at, death] of deaths.entries()) {
        const damage = await survive(death, wanted)
        if (damage.length > 0) progress(`${JSON.stringify(death)}: ${damage.join(', ')}`)
        if (damage.length > 0) damaged++
        if ((at + 1) % PROGRESS_EVERY === 0) progress(`${at + 1} of ${deaths.length}`)
      }
      return { deployment_changes: changes.length, deployment_deaths: deaths.length, deployment_damaged: damaged }
    },
  }
}
