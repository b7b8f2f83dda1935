import type { IncomingMessage, ServerResponse } from 'node:http'
import { existsSync, readFileSync } from 'node:fs'
import { extname, join, normalize } from 'node:path'
import type { Account, Person } from './account'
import { bundleRuntime, readStyles } from './compile/bundle'
import { compileWeapp } from './compile/compile'
import { signature } from './compile/files'
import type { Manifest } from './compile/manifest'
import { watchBuild } from './compile/watch'
import { editRoute, type Editor } from './editor'
import { deskPage, phonePage } from './html'

export interface WechatOptions {
  /** The folder with app.json that `taro build --type weapp` (or any other tool) wrote. */
  weapp: string
  /** Whose phones the desk shows, from left to right. */
  people: Person[]
  account: Account
  /** Changes what the cloud keeps; without one the desk only looks. */
  editor?: Editor
}

type Route = (req: IncomingMessage, res: ServerResponse, url: URL) => Promise<void> | void

const TYPES: Record<string, string> = {
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.jpeg': 'image/jpeg',
  '.gif': 'image/gif',
  '.svg': 'image/svg+xml',
  '.webp': 'image/webp',
}

function send(res: ServerResponse, type: string, body: string | Buffer, status = 200): void {
  res.writeHead(status, { 'content-type': `${type}; charset=utf-8`, 'cache-control': 'no-store' })
  res.end(body)
}

function once<T>(make: () => T): () => T {
  let made: { value: T } | undefined
  return () => (made ??= { value: make() }).value
}

/** Compiles when asked, and again when the build has changed. */
function createCompiler(root: string) {
  let current = ''
  let manifest = ''
  return (): string => {
    const now = signature(root)
    if (now === null) throw new Error(`There is no build in ${root} (yet)`)
    if (now !== current) {
      const compiled: Manifest = compileWeapp(root)
      manifest = JSON.stringify(compiled)
      current = now
    }
    return manifest
  }
}

function sendManifest(res: ServerResponse, root: string, compile: () => string): void {
  res.setHeader('x-build', signature(root) ?? '')
  try {
    send(res, 'application/json', compile())
  } catch (error) {
    send(res, 'text/plain', (error as Error).message, 500)
  }
}

function sendAsset(res: ServerResponse, root: string, path: string): void {
  const file = join(root, normalize(`/${decodeURIComponent(path)}`))
  const type = TYPES[extname(file)]
  if (!type || !existsSync(file)) return send(res, 'text/plain', 'no such file', 404)
  send(res, type, readFileSync(file))
}

/** Tells an open page when the build is no longer the one it runs. */
function sendChanges(req: IncomingMessage, res: ServerResponse, root: string, seen: string | null): void {
  res.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' })
  res.write('retry: 1000\n\n')
  const stop = watchBuild(root, seen, () => res.write('data: changed\n\n'))
  req.on('close', stop)
}

/** Phones and a desk, to be mounted on the HTTP server that answers /__local/. */
export function wechatRoutes({ weapp, people, account, editor }: WechatOptions) {
  const edit = editor && editRoute(editor)
  const compile = createCompiler(weapp)
  const script = once(() => bundleRuntime())
  const deskScript = once(() => bundleRuntime(join(__dirname, 'desk/desk.ts')))
  const routes: Record<string, Route> = {
    '/': (_, res) => send(res, 'text/html', deskPage(people, Boolean(editor))),
    '/phone': (_, res) => send(res, 'text/html', phonePage(account)),
    '/__wechat/build.json': (_, res) => sendManifest(res, weapp, compile),
    '/__wechat/phone.js': async (_, res) => send(res, 'text/javascript', await script()),
    '/__wechat/desk.js': async (_, res) => send(res, 'text/javascript', await deskScript()),
    '/__wechat/phone.css': (_, res) => send(res, 'text/css', readStyles()),
    '/__wechat/desk.css': (_, res) => send(res, 'text/css', readFileSync(join(__dirname, 'desk/desk.css'))),
    '/__wechat/changes': (req, res, url) => sendChanges(req, res, weapp, url.searchParams.get('seen')),
  }
  return async (req: IncomingMessage, res: ServerResponse): Promise<boolean> => {
    const url = new URL(req.url ?? '/', 'http://localhost')
    if (req.method === 'POST') return (await edit?.(req, res, url)) ?? false
    if (req.method !== 'GET') return false
    const asset = /^\/__wechat\/weapp\/(.+)$/.exec(url.pathname)?.[1]
    const route = routes[url.pathname]
    if (asset) sendAsset(res, weapp, asset)
    else if (route) await route(req, res, url)
    return Boolean(asset || route)
  }
}
