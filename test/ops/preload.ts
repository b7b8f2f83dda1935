import { createRequire } from 'node:module'
import { join } from 'node:path'
import type { Clock } from '../../ops/shell/clock'
import { redirect } from './stand-in/detour'

/** Loaded into a command that runs in a process of its own, in a checkout of its own: what it waits for passes at the stand-in at once. */
redirect(process.env.STAND_IN_URL ?? '')
const checkout = createRequire(join(process.cwd(), 'package.json'))
const { systemClock } = checkout('./ops/shell/clock') as { systemClock: Clock }
const standIn = process.env.STAND_IN_URL ?? ''
systemClock.sleep = async (milliseconds) => {
  await fetch(`${standIn}/sleep?ms=${milliseconds}`).catch(() => undefined)
}
