import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Contract, FunctionName, Reply } from '../../core/contract/contract'
import type { Role } from '../../core/shop/roles'
import { defaultSettings, type Settings } from '../../core/shop/settings'
import type { Documents } from '../../cloudfunctions/_shell/platform/documents'
import type { CloudBase, CloudBaseOptions, Environment } from 'cloudbase-local'
import { wire } from 'cloudbase-local/testing'
import { accountTemplates } from './templates'
import { openCloud } from './warm-clouds'

const root = join(__dirname, '../..')

export const environment = JSON.parse(readFileSync(join(root, 'environment.json'), 'utf8')) as Environment
/** Mutation tests build the functions elsewhere. */
export const bundles = process.env.BUILT_FUNCTIONS ?? join(root, 'dist', 'cloudfunctions')

/** The whole test compiles each function once, not in every file. */
const compiled = process.env.COMPILED_FUNCTIONS

/** Somebody with an openid, at the door where the mini program comes in. */
export interface Person {
  openid: string
  call<N extends FunctionName>(name: N, request: Contract[N]['request']): Promise<Reply<N>>
  /** Any event at all, as an attacker would send it. */
  send(name: FunctionName, event: unknown): Promise<Reply<FunctionName>>
  /** The data of a call that must succeed. */
  ask<N extends FunctionName>(name: N, request: Contract[N]['request']): Promise<Contract[N]['data']>
  /** Puts a file into the caller's inbox (or wherever `path` says); gives its file id. */
  upload(bytes: Uint8Array, path?: string): Promise<string>
}

/** A shop in a local cloud of its own: the built functions, the real SDKs, an empty database in memory. */
export interface Shop {
  cloud: CloudBase
  as(openid: string): Person
  timer(name?: FunctionName): Promise<Reply<FunctionName>>
  insert<C extends keyof Documents>(collection: C, documents: Documents[C][]): Promise<void>
  find<C extends keyof Documents>(collection: C, query?: object): Promise<Documents[C][]>
  close(): Promise<void>
}

export interface ShopOptions extends Partial<CloudBaseOptions> {
  settings?: Partial<Settings>
  /** settings as an older version stored them, without any default */
  older_settings?: Partial<Settings>
  admins?: Record<string, Role>
}

/** Writes documents into a cloud, as the platform's console would. */
export function insertAt(url: string): Shop['insert'] {
  return async (collectionName, documents) => {
    if (documents.length === 0) return
    const data = documents.map((document) => JSON.stringify(document))
    await wire(url, { action: 'database.insertDocument', collectionName, data })
  }
}

async function find<D>(cloud: CloudBase, collectionName: string, query: object): Promise<D[]> {
  const found: D[] = []
  for (;;) {
    const body = { action: 'database.getDocument', collectionName, queryType: 'WHERE', query: JSON.stringify(query) }
    const asked = { ...body, offset: found.length, limit: 1000, multi: true }
    const { data } = await wire<{ data: { list: string[] } }>(cloud.url, asked)
    const page = data.list.map((text) => JSON.parse(text) as D)
    found.push(...page)
    if (page.length < 1000) return found
  }
}

let files = 0

function person(cloud: CloudBase, openid: string): Person {
  const headers = { 'x-local-openid': openid }
  const send: Person['send'] = async (name, event) => {
    const body = typeof event === 'string' ? event : JSON.stringify(event)
    const reply = await fetch(`${cloud.url}/__local/call/${name}`, { method: 'POST', headers, body })
    const { result, errMsg } = (await reply.json()) as { result?: Reply<FunctionName>; errMsg: string }
    if (!result) throw new Error(errMsg)
    return result
  }
  return {
    openid,
    send,
    call: (name, request) => send(name, request) as Promise<Reply<typeof name>>,
    async ask(name, request) {
      const reply = (await send(name, request)) as Reply<typeof name>
      if (reply.code !== 0) throw new Error(`${name} answered ${JSON.stringify(reply)}`)
      return reply.data
    },
    async upload(bytes, path = `inbox/${openid}/${++files}.jpg`) {
      const url = `${cloud.url}/__local/upload?path=${encodeURIComponent(path)}`
      const reply = await fetch(url, { method: 'POST', headers, body: Buffer.from(bytes) })
      if (!reply.ok) throw new Error(await reply.text())
      return ((await reply.json()) as { fileID: string }).fileID
    },
  }
}

export async function openShop({ settings, older_settings, admins = {}, ...options }: ShopOptions = {}): Promise<Shop> {
  const usual = { automaticTimers: false, messagePushes: false, templates: accountTemplates }
  const cloud = await openCloud({ bundles, environment, data: null, compiled, ...usual, ...options })
  const insert = insertAt(cloud.url)
  const stored = older_settings ?? { ...defaultSettings, ...settings }
  await insert('settings', [{ _id: 'shop', ...stored } as Documents['settings']])
  await insert(
    'admins',
    Object.entries(admins).map(([_id, role]) => ({ _id, role, name: _id })),
  )
  return {
    cloud,
    insert,
    as: (openid) => person(cloud, openid),
    timer: async (name = 'expireCron') => (await cloud.fireTimer(name)).result as Reply<FunctionName>,
    find: (collection, query = {}) => find(cloud, collection, query),
    close: () => cloud.close(),
  }
}
