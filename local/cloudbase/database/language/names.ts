import { requestFailed } from '../refusals'
import { isDocument } from '../value'
import type { Value } from '../value'

/** Field names that MongoDB would read as a path or an operator cannot be stored. */
export function checkNames(value: Value): void {
  if (Array.isArray(value)) return value.forEach(checkNames)
  if (!isDocument(value)) return
  for (const [name, field] of Object.entries(value)) {
    if (name.startsWith('$') || name.includes('.') || name === '')
      throw requestFailed(`the field name '${name}' cannot be stored`)
    checkNames(field)
  }
}
