import { isDeepStrictEqual } from 'node:util'
import { deploy } from '../../ops/deploy'
import { toLocalCloud } from 'cloudbase-local'
import { openOwner, planted, type Owner } from './owner'
import { openScratch } from './scratch'
import { isChange } from './stand-in/tencent'
import { ENV } from './stand-in/tencent-answers'
import type { TencentState } from './stand-in/tencent-state'

/** Where a deployment of everything is cut off, and how. */
export interface Death {
  /** the nth change of its kind: of the environment, or of the documents in it */
  at: number
  action: string
  /** whether the change was still made */
  done: boolean
  /** the line is cut, or the process killed with it */
  how: 'cut' | 'kill'
}

const args = ['--yes', '--no-build']
const WRITES = ['database.insertDocument', 'database.modifyDocument', 'database.removeDocument']

/** Everything that a deployment leaves, without what is new each time. */
export function endState({ tables, permissions, storage, functions, http, isHttpOn }: TencentState): unknown {
  return structuredClone({
    tables: [...tables].sort(),
    permissions: [...permissions].sort(),
    functions: [...functions]
      .sort()
      .map(([name, found]) => [name, { ...found, onTheWay: [], ModTime: '', versions: found.versions.length }]),
    http: [...http],
    isHttpOn,
    storage,
  })
}

/** What it leaves in the database. A lock that was left behind ends by itself. */
async function dataOf({ cloud }: Owner): Promise<unknown> {
  const list = async (collectionName: string): Promise<Record<string, unknown>[]> => {
    const body = { action: 'database.getDocument', collectionName, queryType: 'WHERE', query: '{}', limit: 100 }
    const reply = await fetch(`${cloud.url}/admin`, { method: 'POST', body: JSON.stringify({ ...body, multi: true }) })
    const { data } = (await reply.json()) as { data: { list: string[] } }
    return data.list.map((text) => JSON.parse(text) as Record<string, unknown>)
  }
  const [system, invites] = [await list('system'), await list('invites')]
  const releases = system.flatMap(({ releases }) => (releases ?? []) as { functions: unknown }[])
  return {
    settings: await list('settings'),
    versions: system.filter(({ _id }) => _id === 'schema').map(({ version }) => version),
    releases: releases.map(({ functions }) => functions),
    invites: invites.map(({ role, used_by }) => ({ role, used_by })),
  }
}

async function allOf(owner: Owner): Promise<unknown> {
  return {
    live: endState(owner.tencent.state),
    data: await dataOf(owner),
  }
}

async function withOwner<T>(use: (owner: Owner) => Promise<T>): Promise<T> {
  const owner = await openOwner()
  try {
    return await use(owner)
  } finally {
    await owner.close()
  }
}

/** What a deployment of everything leaves that nobody disturbs, and every change that it makes. */
export function undisturbed(): Promise<{ wanted: unknown; changes: Pick<Death, 'at' | 'action'>[] }> {
  return withOwner(async (owner) => {
    // a latency is counted, and disturbs nothing
    const rules = WRITES.map((action) => ({ action, kind: 'latency' as const, delay_ms: [1, 1] as [number, number] }))
    owner.cloud.faults.use({ seed: 1, rules })
    const { exitCode } = await owner.run(deploy, ...args)
    if (exitCode !== 0) throw new Error('A deployment that nobody disturbed failed.')
    const writes = Object.entries(owner.cloud.stats().faults.latency ?? {})
    const asked = owner.tencent.requests.filter(({ action }) => isChange(action))
    return {
      wanted: await allOf(owner),
      changes: [
        ...asked.map(({ action }, at) => ({ at, action })),
        ...writes.flatMap(([action, count]) => Array.from({ length: count }, (_, at) => ({ at, action }))),
      ],
    }
  })
}

/** Deploys and dies so, deploys again, and says what is wrong then; nothing when all is as if nobody had died. */
export function survive(death: Death, wanted: unknown): Promise<string[]> {
  return withOwner(async (owner) => {
    const died = death.how === 'kill' ? await killed(owner, death) : await cut(owner, death)
    owner.tencent.revive()
    owner.cloud.faults.clear()
    const again = await owner.run(deploy, ...args)
    const isSame = isDeepStrictEqual(await allOf(owner), wanted)
    const last = await owner.run(deploy, ...args)
    return [
      ...(died ? [] : ['it did not die']),
      ...(again.exitCode === 0 ? [] : [`the second deployment failed: ${again.text}`]),
      ...(isSame ? [] : ['what it leaves is not the same']),
      ...(last.result.plan ?? [last.text]).map((what) => `there is still something to do: ${what}`),
    ]
  })
}

/** Whether it ended, with a sentence that says how to go on. */
async function cut(owner: Owner, { at, action, done }: Death): Promise<boolean> {
  const kind = done ? 'reply_lost' : 'network'
  // longer than anything is asked again
  const rules = Array.from({ length: 50 }, (_, more) => ({ action, kind, nth: at + 1 + more }) as const)
  if (WRITES.includes(action)) owner.cloud.faults.use({ seed: 1, rules })
  else owner.tencent.die(at, done)
  const { exitCode, result } = await owner.run(deploy, ...args)
  return exitCode === 1 && /^Could not .*run the same command again\.$/.test(result.error ?? '')
}

async function killed(owner: Owner, { at, done }: Death): Promise<boolean> {
  const scratch = openScratch(owner.tencent.url, toLocalCloud(owner.cloud.url))
  const variables = { ...planted, CLOUDBASE_ENV: ENV }
  const ended = await scratch.run('deploy', args, variables, (kill) => owner.tencent.die(at, done, kill))
  scratch.remove()
  return ended.exitCode === null
}
