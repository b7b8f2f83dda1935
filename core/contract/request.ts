import { contract, type Contract, type FunctionName } from './contract'
import { malformed } from '../errors'

/** The parts that a sentence needs of a zod issue: one of those that the contract can raise. */
type Issue = { path: PropertyKey[]; input?: unknown } & (
  | { code: 'invalid_type'; expected: string }
  | { code: 'unrecognized_keys'; keys: string[] }
  | { code: 'too_small'; origin: string; minimum: number }
  | { code: 'too_big'; origin: string; maximum: number }
  | { code: 'invalid_value'; values: string[] }
  | { code: 'invalid_format' }
  | { code: 'custom'; params?: { why: string } }
)

const kinds: Record<string, string> = {
  string: '文字',
  number: '数字',
  int: '整数',
  boolean: ' true 或 false',
  array: '列表',
  object: '对象',
}

function why(issue: Issue): string {
  if (issue.input === undefined) return '缺少这一项'
  switch (issue.code) {
    case 'invalid_type':
      return `应为${kinds[issue.expected] ?? '其他类型'}`
    case 'unrecognized_keys':
      return '没有这一项'
    case 'too_small':
      return issue.origin === 'string' ? '太短' : issue.origin === 'array' ? '太少' : `不能小于 ${issue.minimum}`
    case 'too_big':
      if (issue.origin === 'string') return `不能超过 ${issue.maximum} 个字`
      return issue.origin === 'array' ? `最多 ${issue.maximum} 项` : `不能大于 ${issue.maximum}`
    case 'invalid_value':
      return `应为 ${issue.values.join('、')} 之一`
    case 'custom':
      return issue.params?.why ?? '格式不对'
    case 'invalid_format':
      return '格式不对'
  }
}

/** A field's name as it is shown: never longer than a name should be, whatever was sent. */
function fieldOf(issue: Issue): string {
  const path = issue.code === 'unrecognized_keys' ? [...issue.path, ...issue.keys.slice(0, 1)] : issue.path
  return path.map(String).join('.').slice(0, 60) || 'event'
}

/** The request of a function, checked; 4000 names the first field at fault. */
export function parseRequest<N extends FunctionName>(name: N, event: unknown): Contract[N]['parsed'] {
  const parsed = contract[name].request.safeParse(event, { reportInput: true })
  if (parsed.success) return parsed.data as Contract[N]['parsed']
  const issue = parsed.error.issues[0] as Issue
  throw malformed(fieldOf(issue), why(issue))
}
