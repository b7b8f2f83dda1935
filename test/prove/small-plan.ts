import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { backup as backupCommand } from '../../ops/backup'
import { restore as restoreCommand } from '../../ops/restore'
import { runCommand, type Command } from '../../ops/shell/command'
import { progress, type Group } from '../support/measuring/group'
import { contentsOf } from '../ops/contents'
import { loseReads } from '../ops/lossy-storage'
import { hurriedClock, pointAt, planted } from '../ops/owner'
import { clerk, live } from '../ops/seeded-history'
import { startStrictData, type SmallPlan } from '../ops/strict-data'
import { openShop, type Shop } from '../support/shop'

const FAILING = 0.01
/** https://developers.weixin.qq.com/miniprogram/dev/wxcloud, quota of the smallest plan */
const REQUESTS_A_SECOND = 30
const MILLISECONDS_A_REQUEST = 50

interface Ran {
  plan: SmallPlan
  minutes: number
  result: Record<string, unknown>
}

/** Runs a command against a shop on a small plan, by a clock that hurries. */
async function run(shop: Shop, command: Command, args: string[]): Promise<Ran> {
  const clock = hurriedClock()
  const strict = await startStrictData(shop.cloud.url, clock)
  Object.assign(strict.plan, { aSecond: REQUESTS_A_SECOND, milliseconds: MILLISECONDS_A_REQUEST })
  const turnBack = pointAt(strict)
  const started = clock.now()
  let json = ''
  const streams = { out: (part: string) => void (json += part), err: () => undefined }
  const variables = { CLOUDBASE_ENV: 'local', ...planted }
  const exitCode = await runCommand(command, [...args, '--json'], variables, streams, clock)
  turnBack()
  await strict.close()
  if (exitCode !== 0) throw new Error(`${command.name} ended with ${exitCode}: ${json}`)
  const minutes = (clock.now() - started) / 60_000
  return { plan: strict.plan, minutes, result: JSON.parse(json) as Record<string, unknown> }
}

async function measure(source: Shop, target: Shop, out: string, orders: number, images: number) {
  await live(source, orders, images)
  progress(`${orders} orders, ${images} images`)
  const { tally, undo } = loseReads(FAILING, 1)
  const made = await run(source, backupCommand, ['--out', out]).finally(undo)
  progress(`${tally.failures} of ${tally.reads} reads failed, of ${tally.files} files`)
  const back = await run(target, restoreCommand, ['--from', out])
  const [there, here] = [await contentsOf(source), await contentsOf(target)]
  return {
    smallplan_images: Number(made.result.files),
    smallplan_failures: tally.failures,
    smallplan_left_out: images - Number(made.result.files) + Number(made.result.missing_files),
    smallplan_changed: there.filter((line) => !here.includes(line)).length,
    smallplan_requests: made.plan.answered,
    smallplan_at_once: Math.max(made.plan.atOnce, back.plan.atOnce),
    smallplan_minutes: made.minutes,
    smallplan_restore_requests: back.plan.answered,
    smallplan_restore_minutes: back.minutes,
  }
}

/** A backup of a shop on the smallest plan, while a hundredth of the reads of files fail for a while. */
export function smallPlan(share: number): Group {
  const [orders, images] = [Math.round(20_000 * share), Math.round(2000 * share)]
  return {
    name: 'smallplan',
    limits: {
      smallplan_images: { what: `images in the backup of ${orders} orders on the smallest plan`, is: images },
      smallplan_failures: { what: '  reads of files that failed', atLeast: Math.floor(10 * share) },
      smallplan_left_out: { what: '  images left out', is: 0 },
      smallplan_changed: { what: '  collections and images that came back otherwise', is: 0 },
      smallplan_requests: { what: '  requests of the backup' },
      smallplan_at_once: { what: '  requests at once', atMost: 2 },
      smallplan_minutes: { what: '  minutes that it takes at 30 requests a second' },
      smallplan_restore_requests: { what: '  requests of the restore, read back and checked' },
      smallplan_restore_minutes: { what: '  minutes that it takes' },
    },
    async run() {
      const folder = mkdtempSync(join(tmpdir(), 'small-plan-'))
      const [source, target] = [await openShop({ admins: { [clerk._id]: 'operator' } }), await openShop()]
      try {
        return await measure(source, target, join(folder, 'out'), orders, images)
      } finally {
        await Promise.all([source.close(), target.close()])
        rmSync(folder, { recursive: true })
      }
    },
  }
}
