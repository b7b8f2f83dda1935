import { buildFunctions } from '../../cloudfunctions/build'
import { backup } from './backup'
import { calls } from './calls'
import { cold } from './cold'
import { crowd } from './races/crowd'
import { deadline } from './races/deadline'
import { expire } from './expire'
import { greedy } from './races/greedy'
import { type Group, progress } from '../support/measuring/group'
import { history } from './history'
import { increments } from './races/increments'
import { kill } from './races/kill'
import { memory } from './memory'
import { messages } from './messages'
import { race } from './races/race'
import { type Figures, missed, table } from '../support/measuring/report'
import { stats } from './stats'
import { stretch } from './races/stretch'
import { strangers } from './races/strangers'
import { weapp } from './weapp'

const all: Group[] = [
  race,
  crowd,
  strangers,
  stretch,
  greedy,
  deadline,
  increments,
  calls,
  cold,
  history,
  stats,
  expire,
  memory,
  messages,
  kill,
  weapp,
  backup,
]

function chosen(names: string[]): Group[] {
  const unknown = names.filter((name) => !all.some((group) => group.name === name))
  if (unknown.length > 0)
    throw new Error(`There is no ${unknown.join(', ')}; there are ${all.map((group) => group.name).join(', ')}`)
  return names.length === 0 ? all : all.filter((group) => names.includes(group.name))
}

async function measure(groups: Group[]): Promise<Figures> {
  const figures: Figures = {}
  for (const group of groups) {
    const started = performance.now()
    process.stderr.write(`${group.name} …\n`)
    await group.run().then(
      (measured) => Object.assign(figures, measured),
      (error: Error) => progress(`failed: ${error.stack}`),
    )
    progress(`${((performance.now() - started) / 1000).toFixed(1)} s`)
  }
  return figures
}

async function main(options: string[]): Promise<void> {
  const groups = chosen(options.filter((option) => !option.startsWith('--')))
  await buildFunctions()
  const figures = await measure(groups)
  console.log(table(groups, figures))
  const misses = missed(groups, figures)
  if (misses.length > 0) process.exitCode = 1
  console.log(misses.length === 0 ? '\nEvery limit is kept.' : `\nMissed: ${misses.join(', ')}`)
  if (options.includes('--json')) console.log(JSON.stringify(figures))
}

main(process.argv.slice(2)).catch((error: Error) => {
  console.error(error.message)
  process.exitCode = 1
})
