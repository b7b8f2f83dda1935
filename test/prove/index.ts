import { buildFunctions } from '../../cloudfunctions/build'
import { progress, type Group } from '../support/measuring/group'
import { missed, table, type Figures } from '../support/measuring/report'
import { smallPlan } from './small-plan'
import { deployment } from './deployment'
import { packages } from './package'
import { bookings, closing, messages, people } from './histories'
import { durability, isolation, points, strangeEvents } from './proofs'
import { timer } from './timer'

const all = [
  isolation,
  bookings,
  closing,
  people,
  messages,
  points,
  timer,
  durability,
  strangeEvents,
  deployment,
  smallPlan,
  packages,
]

/** `npm run prove -- [--share=0.1] [NAME…]`: the long runs, or a part of each. */
function chosen(options: string[]): Group[] {
  const share = Number(options.find((option) => option.startsWith('--share='))?.slice('--share='.length) ?? 1)
  if (!(share > 0 && share <= 1)) throw new Error('--share is a number above 0, at most 1')
  const names = options.filter((option) => !option.startsWith('--'))
  const groups = all.map((make) => make(share))
  const unknown = names.filter((name) => !groups.some((group) => group.name === name))
  if (unknown.length > 0)
    throw new Error(`There is no ${unknown.join(', ')}; there are ${groups.map(({ name }) => name).join(', ')}`)
  return names.length === 0 ? groups : groups.filter(({ name }) => names.includes(name))
}

async function main(options: string[]): Promise<void> {
  const groups = chosen(options)
  await buildFunctions()
  const figures: Figures = {}
  for (const group of groups) {
    const started = performance.now()
    process.stderr.write(`${group.name} …\n`)
    Object.assign(figures, await group.run())
    progress(`${((performance.now() - started) / 1000).toFixed(1)} s`)
  }
  console.log(table(groups, figures))
  const misses = missed(groups, figures)
  if (misses.length > 0) process.exitCode = 1
  console.log(misses.length === 0 ? '\nEverything holds.' : `\nBroken: ${misses.join(', ')}`)
}

main(process.argv.slice(2)).catch((error: Error) => {
  console.error(error)
  process.exitCode = 1
})
