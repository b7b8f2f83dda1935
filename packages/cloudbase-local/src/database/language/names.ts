import { requestFailed } from '../refusals'
import { isDocument } from '../value'
import type { Value } from '../value'

/** A field name that MongoDB would read as an operator cannot be stored; one with a dot can, though no path leads to it. */
export function checkNames(value: Value): void {
  if (Array.isArray(value)) return value.forEach(checkNames)
  if (!isDocument(value)) return
  for (const [name, field] of Object.entries(value)) {
    if (name.startsWith('$')) throw requestFailed(`the field name '${name}' cannot be stored`)
    checkNames(field)
  }
}
