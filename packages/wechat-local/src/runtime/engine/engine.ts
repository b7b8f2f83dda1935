import { glassEasel, MiniProgramEnv, type CodeSpace, type types } from 'glass-easel-miniprogram-adapter'
import type { Manifest } from '../../compile/manifest'
import type { Engine } from '../phone/parts'
import { PhoneBackend } from './backend'
import { evaluate } from './evaluate'
import { handle } from './events'

type Templates = Record<string, Parameters<CodeSpace['addCompiledTemplate']>[1]['content']>

interface Renderer {
  setEventListenerWrapper: (wrapper: typeof handle) => void
}
type Render = (renderer: Renderer, ...rest: unknown[]) => unknown

/** Compiled templates name the place where an event takes the shape WeChat gives it only where they use a script. */
function shapeEvents(templates: Templates): void {
  for (const template of Object.values(templates)) {
    const renders = (template as unknown as { _?: Record<string, Render> })._ ?? {}
    for (const [name, render] of Object.entries(renders)) {
      renders[name] = (renderer, ...rest) => {
        renderer.setEventListenerWrapper(handle)
        return render(renderer, ...rest)
      }
    }
  }
}

function addStyle(css: string, of: string): void {
  const style = document.createElement('style')
  style.dataset.of = of
  style.textContent = css
  document.head.append(style)
}

/** WeChat's component engine with one build in it; the scripts have not run yet. */
export function createEngine(manifest: Manifest): Engine {
  glassEasel.globalOptions.writeIdToDOM = true
  const env = new MiniProgramEnv()
  const space = env.createCodeSpace('', true)
  const templates = evaluate(['__wechatHandle', `return ${manifest.templates}`], [handle]) as Templates
  shapeEvents(templates)
  addStyle(manifest.appStyle, 'app')
  for (const [id, unit] of Object.entries(manifest.units)) {
    const content = templates[id]
    if (!content) throw new Error(`There is no template ${id}.wxml in the build`)
    const config = { ...unit.config, component: !manifest.pages.includes(id) } as types.ComponentStaticConfig
    space.addComponentStaticConfig(id, config)
    space.addStyleSheet(id, undefined, unit.scope)
    space.addCompiledTemplate(id, { groupList: templates, content })
    addStyle(unit.style, id)
  }
  return { space, backend: env.associateBackend(new PhoneBackend()) }
}
