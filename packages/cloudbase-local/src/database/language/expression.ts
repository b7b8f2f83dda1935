import { requestFailed } from '../refusals'
import { isDocument } from '../value'
import type { Value } from '../value'
import { expressionOperators, refuse } from './operators'

/** Refuses aggregation expressions that use an operator not on the list, at any depth. */
export function checkExpression(expression: Value): void {
  if (Array.isArray(expression)) return expression.forEach(checkExpression)
  if (!isDocument(expression)) return
  const keys = Object.keys(expression)
  for (const key of keys) {
    if (key === '$literal') continue
    if (key.startsWith('$') && !expressionOperators.has(key)) refuse(key)
    if (key.startsWith('$') && keys.length > 1) throw requestFailed('an expression must have exactly one operator')
    checkExpression(expression[key] as Value)
  }
}
