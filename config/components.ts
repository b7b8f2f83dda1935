import { ariaAttributes } from './aria'

type Components = Record<string, Record<string, string>>

/** What is built here. Taro numbers components and attributes by their rank, so it counts how many it knows. */
export const keptComponents = [
  'View',
  'Text',
  'Image',
  'Button',
  'Input',
  'Textarea',
  'Picker',
  'Block',
  'Slot',
  'SlotView',
  'NativeSlot',
  'Script',
  'CustomWrapper',
]

/** Attributes that no page sets; every level of the template would repeat them. */
export const unusedAttributes = [
  'animation',
  'hover-stop-propagation',
  'hover-start-time',
  'hover-stay-time',
  'decode',
  'max-lines',
  'overflow',
  'space',
]

/** Events that no page listens to. A view that binds a long press loses the tap of a slow finger. */
const unheardEvents = /^bind(Touch|LongTap|Animation|Transition)/

/**
 * Cuts Taro's list of components to what is used and adds the attributes for screen readers, which Taro types but drops.
 * The templates and the runtime both go through this: with different lists, `hover-class` would end up where `aria-label` belongs.
 */
export function fitComponents(components: Components): void {
  for (const [name, attributes] of Object.entries(components)) {
    if (!keptComponents.includes(name)) delete components[name]
    for (const attribute of Object.keys(attributes))
      if (unusedAttributes.includes(attribute) || unheardEvents.test(attribute)) delete attributes[attribute]
  }
  for (const [name, attributes] of Object.entries(ariaAttributes)) Object.assign(components[name] ?? {}, attributes)
}
