import { glassEasel, MiniProgramEnv, type CodeSpace } from 'glass-easel-miniprogram-adapter'
import { TmplGroup } from 'glass-easel-template-compiler'
import { evaluate } from '../../src/runtime/engine/evaluate'
import type { Engine, Node } from './engine'

type Methods = Record<string, (...values: unknown[]) => void>
type Templates = Record<string, Parameters<CodeSpace['addCompiledTemplate']>[1]['content']>

function attributeOf([name, value]: [string, string]): string {
  if (/^(id|bind|catch|key)/.test(name)) return `${name === 'key' ? 'wx:key' : name}="${value}"`
  return `${name === 'if' || name === 'for' ? `wx:${name}` : name}="{{${value}}}"`
}

function wxmlOf(nodes: Node[]): string {
  return nodes
    .map(([tag, attributes = {}, children = []]) => {
      const all = Object.entries(attributes).map(attributeOf)
      return `<${[tag, ...all].join(' ')}>${wxmlOf(children)}</${tag}>`
    })
    .join('')
}

/** The engine of the host, with the adapter that the host uses, on no screen. */
export const onGlassEasel: Engine = (parts) => {
  const env = new MiniProgramEnv()
  const space = env.createCodeSpace('', true)
  const group = new TmplGroup()
  const names = Object.keys(parts)
  for (const [name, { template }] of Object.entries(parts)) group.addTmpl(name, wxmlOf(template))
  const groupList = evaluate([`return ${group.getTmplGenObjectGroups()}`], []) as Templates
  for (const [name, { definition }] of Object.entries(parts)) {
    const usingComponents = Object.fromEntries(names.map((other) => [other, `/${other}`]))
    space.addComponentStaticConfig(name, { component: true, usingComponents })
    space.addCompiledTemplate(name, { groupList, content: groupList[name] as Templates[string] })
    space.componentEnv(name, ({ Behavior, Component }) => {
      const behaviors = ((definition.behaviors ?? []) as object[]).map((each) => Behavior(each))
      const define: (definition: object) => unknown = Component
      define({ ...definition, behaviors })
    })
  }
  const backend = env.associateBackend(new glassEasel.EmptyBackendContext())
  const root = backend.createRoot('body', space, names.at(-1) ?? '')
  const component = root.getComponent()
  return {
    attach: () => glassEasel.Element.pretendAttached(component),
    detach: () => glassEasel.Element.pretendDetached(component),
    call: (method, ...values) => (root.get() as unknown as Methods)[method]?.(...values),
  }
}
