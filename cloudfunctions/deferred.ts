import { createRequire } from 'node:module'
import { join } from 'node:path'
import type { Plugin } from 'esbuild'

/** What the SDKs load at their start and hardly ever use, and who asks for it. None of it is made an instance of. */
const deferrals: Record<string, string> = {
  '@cloudbase/ai': '@cloudbase/node-sdk',
  '@cloudbase/app': '@cloudbase/node-sdk',
  '@cloudbase/wx-cloud-client-sdk': '@cloudbase/node-sdk',
  axios: '@cloudbase/node-sdk',
  jsonwebtoken: '@cloudbase/node-sdk',
  xml2js: '@cloudbase/node-sdk',
  'mime-db': 'wx-server-sdk',
  'mime-types': 'form-data',
}

const isEsModule = (module: string, resolveDir: string): boolean =>
  (createRequire(join(resolveDir, 'index.js'))(module) as { __esModule?: boolean }).__esModule === true

/** Halves a cold start: these modules are in the bundle as they are, but run when something of them is first used. */
export const deferred: Plugin = {
  name: 'deferred',
  setup(build) {
    build.onResolve({ filter: /./ }, ({ path, importer, resolveDir }) => {
      const asker = deferrals[path]
      if (asker === undefined || !importer.includes(join('node_modules', asker))) return undefined
      return { path, namespace: 'deferred', pluginData: resolveDir }
    })
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
