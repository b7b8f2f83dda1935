import { createRequire } from 'node:module'
import { join } from 'node:path'
import type { Plugin } from 'esbuild'

/** What the SDKs load at their start and hardly ever use, and who asks for it. None of it is made an instance of. */
const deferrals: Record<string, string> = {
  axios: '@cloudbase/node-sdk',
  jsonwebtoken: '@cloudbase/node-sdk',
  xml2js: '@cloudbase/node-sdk',
  'mime-db': 'wx-server-sdk',
  'mime-types': 'form-data',
}

function isEsModule(module: string, resolveDir: string): boolean {
  return (createRequire(join(resolveDir, 'index.js'))(module) as { __esModule?: boolean }).__esModule === true
}

/**
 * What the SDKs bring along and no function of this shop calls: artificial intelligence and data models. The SDK's own
 * start asks for the latter and does without when it fails.
 */
const absent = new Set(['@cloudbase/ai', '@cloudbase/app', '@cloudbase/wx-cloud-client-sdk'])

/** Both SDKs bring a list of file types, of two versions; one is enough. */
const once: Record<string, string> = { 'mime-db': join(__dirname, '../node_modules/mime-db') }

/** Halves a cold start: these modules are in the bundle as they are, but run when something of them is first used. */
export const deferred: Plugin = {
  name: 'deferred',
  setup(build) {
    build.onResolve({ filter: /./ }, ({ path, importer, resolveDir }) => {
      const asker = deferrals[path]
      if (asker === undefined || !importer.includes(join('node_modules', asker))) return undefined
      return { path, namespace: 'deferred', pluginData: resolveDir }
    })
    build.onResolve({ filter: /./ }, ({ path, importer }) => {
      if (absent.has(path) && importer.includes(join('node_modules', '@cloudbase', 'node-sdk')))
        return { path, namespace: 'absent' }
      const only = once[path]
      return only === undefined ? undefined : { path: join(only, 'index.js') }
    })
    build.onLoad({ filter: /./, namespace: 'absent' }, ({ path }) => ({
      contents: `
        const absent = () => { throw new Error(${JSON.stringify(`${path} is not in this bundle: see cloudfunctions/deferred.ts`)}) }
        module.exports = new Proxy(absent, { get: (_, name) => (name === '__esModule' ? true : absent()) })`,
    }))
    build.onLoad({ filter: /./, namespace: 'deferred' }, ({ path, pluginData }) => {
      const resolveDir = pluginData as string
      return {
        resolveDir,
        contents: `
          let loaded
          const load = () => (loaded ??= require(${JSON.stringify(path)}))
          module.exports = new Proxy(() => {}, {
            apply: (_, self, args) => load().apply(self, args),
            get: (_, name) => (name === '__esModule' ? ${isEsModule(path, resolveDir)} : load()[name]),
          })`,
      }
    })
  },
}
