import type { RuleText } from '../environment'
import { LocalError } from '../local-error'

/** What a rule may speak of: who asks (null: nobody), and the file; a file not there yet is its uploader's. */
export interface RuleScope {
  auth: { openid: string } | null
  resource: { openid: string; path: string }
}

export type Rule = (scope: RuleScope) => boolean

type Value = string | boolean | null
type Expression = (scope: RuleScope) => Value

const TOKEN = /\s*(?:(==|!=|&&|\|\||[()]|!)|('[^']*'|"[^"]*")|\/((?:\\.|[^/\\])+)\/\.test\b|([A-Za-z_][\w.]*))/y

/**
 * The part of CloudBase's rule language that judges by owner and path: `auth`, `auth.openid`, `resource.openid`,
 * `resource.path`, `/…/.test(x) == true`, strings, true, false, null, `==`, `!=`, `&&`, `||`, `!`, parentheses.
 * Anything else throws at start. Source: docs.cloudbase.net/storage/security-rules
 */
export function compileRule(text: RuleText): Rule {
  if (typeof text === 'boolean') return () => text
  const tokens = tokenize(text)
  const expression = parseOr(tokens)
  if (tokens.length > 0) throw unknown(text, tokens[0]?.text ?? '')
  // The platform lets pass what is true, not what is merely not empty.
  return (scope) => expression(scope) === true
}

interface Token {
  kind: 'sign' | 'string' | 'test' | 'name'
  text: string
}

function tokenize(text: string): Token[] {
  const tokens: Token[] = []
  const pattern = new RegExp(TOKEN)
  while (pattern.lastIndex < text.trimEnd().length) {
    const from = pattern.lastIndex
    const match = pattern.exec(text)
    if (!match) throw unknown(text, text.slice(from))
    const [, sign, string, test, name] = match
    if (sign !== undefined) tokens.push({ kind: 'sign', text: sign })
    else if (string !== undefined) tokens.push({ kind: 'string', text: string.slice(1, -1) })
    else if (test !== undefined) tokens.push({ kind: 'test', text: test })
    else tokens.push({ kind: 'name', text: name ?? '' })
  }
  return tokens
}

function parseOr(tokens: Token[]): Expression {
  const left = parseAnd(tokens)
  if (!take(tokens, '||')) return left
  const right = parseOr(tokens)
  return (scope) => left(scope) === true || right(scope) === true
}

function parseAnd(tokens: Token[]): Expression {
  const left = parseComparison(tokens)
  if (!take(tokens, '&&')) return left
  const right = parseAnd(tokens)
  return (scope) => left(scope) === true && right(scope) === true
}

function parseComparison(tokens: Token[]): Expression {
  const left = parseOperand(tokens)
  const equal = take(tokens, '==')
  if (!equal && !take(tokens, '!=')) return left
  const right = parseOperand(tokens)
  return (scope) => (left(scope) === right(scope)) === equal
}

function parseOperand(tokens: Token[]): Expression {
  if (take(tokens, '!')) {
    const negated = parseOperand(tokens)
    return (scope) => negated(scope) !== true
  }
  if (take(tokens, '(')) return parenthesized(tokens)
  const token = tokens.shift()
  if (token?.kind === 'string') return () => token.text
  if (token?.kind === 'test') return parseTest(token.text, tokens)
  const named = token?.kind === 'name' ? NAMES.get(token.text) : undefined
  if (!named) throw unknown('', token?.text ?? 'the end')
  return named
}

function parseTest(source: string, tokens: Token[]): Expression {
  const pattern = new RegExp(source)
  if (!take(tokens, '(')) throw unknown(`/${source}/.test`, tokens[0]?.text ?? 'the end')
  const operand = parenthesized(tokens)
  return (scope) => pattern.test(String(operand(scope)))
}

function parenthesized(tokens: Token[]): Expression {
  const inner = parseOr(tokens)
  if (!take(tokens, ')')) throw unknown('', tokens[0]?.text ?? 'the end')
  return inner
}

const NAMES = new Map<string, Expression>([
  ['true', () => true],
  ['false', () => false],
  ['null', () => null],
  // Only ever compared with null.
  ['auth', ({ auth }) => (auth ? 'auth' : null)],
  ['auth.openid', ({ auth }) => auth?.openid ?? null],
  ['resource.openid', ({ resource }) => resource.openid],
  ['resource.path', ({ resource }) => resource.path],
])

function take(tokens: Token[], sign: string): boolean {
  if (tokens[0]?.kind !== 'sign' || tokens[0].text !== sign) return false
  tokens.shift()
  return true
}

function unknown(rule: string, at: string) {
  return new LocalError(`The local cloud does not understand the storage rule ${rule} at "${at}".`)
}
