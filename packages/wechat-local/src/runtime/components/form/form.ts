import { elementAt, trigger, type Element } from '../../engine/events'
import { mountedOf, type BuiltIn, type Mounted } from '../define'

type Named = Element & { data: { name?: string } }

function controlsIn(form: HTMLElement): { name: string; control: NonNullable<Mounted['control']> }[] {
  return [...form.querySelectorAll('*')].flatMap((node) => {
    const element = (node as unknown as { __wxElement?: Named }).__wxElement
    const control = element && mountedOf(element)?.control
    return control ? [{ name: element.data.name ?? '', control }] : []
  })
}

export function formOf(element: HTMLElement): HTMLElement | null {
  return element.closest<HTMLElement>('wx-form')
}

export function submit(form: HTMLElement, by: Element): void {
  const named = controlsIn(form).filter(({ name }) => name)
  const value = Object.fromEntries(named.map(({ name, control }) => [name, control.value()]))
  trigger(elementAt(form), 'submit', { value, target: { id: by.id, dataset: by.dataset } })
}

export function reset(form: HTMLElement): void {
  controlsIn(form).forEach(({ control }) => control.reset())
  trigger(elementAt(form), 'reset', {})
}

export const form: BuiltIn = { refuses: ['reportSubmit'] }

function activateFirst(within: ParentNode): void {
  for (const node of within.querySelectorAll('*')) {
    const activate = mountedOf((node as unknown as { __wxElement?: Element }).__wxElement ?? null)?.activate
    if (activate) return activate()
  }
}

/** A tap on a label is a tap on its control: the one it names, or the first inside it. */
export const label: BuiltIn = {
  properties: { for: '' },
  mount: ({ element, on, get }) => {
    on('tap', () => {
      const named = get<string>('for')
      if (!named) return activateFirst(element)
      const target = element.closest('wx-page')?.querySelector<HTMLElement>(`[id$="--${CSS.escape(named)}"]`)
      mountedOf(target ? elementAt(target) : null)?.activate?.()
    })
  },
}
