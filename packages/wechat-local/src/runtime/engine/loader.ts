import type { CodeSpace, ComponentEnv } from 'glass-easel-miniprogram-adapter'
import type { Manifest } from '../../compile/manifest'
import { createSandbox } from './sandbox'

type Definition = Record<string, unknown>

/** Taro passes `behaviors: {}` and the like, which WeChat takes for none. */
function withoutOddities(definition: Definition): Definition {
  const clean = { ...definition }
  for (const name of ['behaviors', 'externalClasses']) {
    if (!Array.isArray(clean[name])) delete clean[name]
  }
  return clean
}

export interface Loader {
  runApp: () => void
  /** Runs the scripts of a page or component and of everything it uses, once each. */
  load: (id: string) => void
}

export function createLoader(manifest: Manifest, space: CodeSpace, globals: Record<string, unknown>): Loader {
  const loaded = new Set<string>()
  let loading = ''

  const register = (kind: 'Page' | 'Component') => (definition: Definition) =>
    // Bundlers move the call into shared files; WeChat registers it under the file it is loading.
    space.componentEnv(loading, (env) => {
      const define: (definition: Definition) => unknown = kind === 'Page' ? env.Page : env.Component
      define(withoutOddities(definition))
    })
  const behavior: ComponentEnv['Behavior'] = space.componentEnv('', (env) => env.Behavior)
  const sandbox = createSandbox(manifest.scripts, {
    ...globals,
    Page: register('Page'),
    Component: register('Component'),
    Behavior: behavior,
  })

  const load = (id: string): void => {
    if (loaded.has(id)) return
    loaded.add(id)
    manifest.units[id]?.uses.forEach(load)
    loading = id
    sandbox.run(id)
  }
  return { runApp: () => void sandbox.run('app'), load }
}
