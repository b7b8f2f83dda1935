import { parse, type Expression, type Program } from 'acorn'
import type { RuleText } from '../environment'
import { LocalError } from '../local-error'

/** What a rule may speak of: who asks (null: nobody), and the file; a file not there yet is its uploader's. */
export interface RuleScope {
  auth: { openid: string } | null
  resource: { openid: string; path: string }
}

export type Rule = (scope: RuleScope) => boolean

type Value = string | boolean | null
type Evaluate = (scope: RuleScope) => Value

/**
 * The part of CloudBase's rule language that judges by owner and path: `auth`, `auth.openid`, `resource.openid`,
 * `resource.path`, `/…/.test(x) == true`, strings, true, false, null, `==`, `!=`, `&&`, `||`, `!`, parentheses.
 * Anything else throws at start. Source: docs.cloudbase.net/storage/security-rules
 */
export function compileRule(text: RuleText): Rule {
  if (typeof text === 'boolean') return () => text
  const evaluate = compile(expressionOf(text), text)
  // The platform lets pass what is true, not what is merely not empty.
  return (scope) => evaluate(scope) === true
}

function expressionOf(text: string): Expression {
  let program: Program
  try {
    program = parse(text, { ecmaVersion: 2022 })
  } catch {
    throw unknown(text, text)
  }
  const [statement, another] = program.body
  if (statement?.type !== 'ExpressionStatement' || another || text.trim().endsWith(';')) throw unknown(text, text)
  return statement.expression
}

function compile(node: Expression, text: string): Evaluate {
  const inner = (child: Expression) => compile(child, text)
  const written = text.slice(node.start, node.end)
  const named = NAMES.get(written)
  if (named) return named
  if (node.type === 'Literal' && typeof node.value === 'string') return constant(node.value)
  if (node.type === 'UnaryExpression' && node.operator === '!') {
    const operand = inner(node.argument)
    return (scope) => operand(scope) !== true
  }
  if (node.type === 'LogicalExpression' && node.operator !== '??') {
    const [left, right] = [inner(node.left), inner(node.right)]
    if (node.operator === '&&') return (scope) => left(scope) === true && right(scope) === true
    return (scope) => left(scope) === true || right(scope) === true
  }
  if (node.type === 'BinaryExpression' && (node.operator === '==' || node.operator === '!=')) {
    if (node.left.type === 'PrivateIdentifier') throw unknown(text, written)
    const [left, right] = [inner(node.left), inner(node.right)]
    const isEqual = node.operator === '=='
    return (scope) => (left(scope) === right(scope)) === isEqual
  }
  if (node.type === 'CallExpression') {
    const { pattern, operand } = testOf(node, text)
    const value = inner(operand)
    return (scope) => pattern.test(String(value(scope)))
  }
  throw unknown(text, written)
}

/** The one call there is: /…/.test(x). */
function testOf(node: Extract<Expression, { type: 'CallExpression' }>, text: string) {
  const { callee, arguments: given, optional } = node
  const [operand] = given
  const isTest =
    callee.type === 'MemberExpression' &&
    callee.object.type === 'Literal' &&
    callee.object.value instanceof RegExp &&
    callee.object.regex?.flags === '' &&
    !callee.computed &&
    !callee.optional &&
    callee.property.type === 'Identifier' &&
    callee.property.name === 'test'
  if (!isTest || optional || given.length !== 1 || !operand || operand.type === 'SpreadElement')
    throw unknown(text, text.slice(node.start, node.end))
  return { pattern: (callee.object as { value: RegExp }).value, operand }
}

function constant(value: Value): Evaluate {
  return () => value
}

/** By the very words, so that nothing else of `auth` and `resource` can be reached. */
const NAMES = new Map<string, Evaluate>([
  ['true', constant(true)],
  ['false', constant(false)],
  ['null', constant(null)],
  // Only ever compared with null.
  ['auth', ({ auth }) => (auth ? 'auth' : null)],
  ['auth.openid', ({ auth }) => auth?.openid ?? null],
  ['resource.openid', ({ resource }) => resource.openid],
  ['resource.path', ({ resource }) => resource.path],
])

function unknown(rule: string, at: string) {
  return new LocalError(`The local cloud does not understand the storage rule ${rule} at "${at}".`)
}
