import { compileRule, type RuleScope } from './rule'

function scope(path: string, openid: string | null, owner = openid ?? ''): RuleScope {
  return {
    auth: openid === null ? null : { openid },
    resource: { openid: owner, path },
  }
}
const inbox = String.raw`auth != null && /^inbox\//.test(resource.path) == true && resource.openid == auth.openid`

test.each([
  ['a client writes a new file of the inbox', inbox, scope('inbox/a.jpg', 'oA'), true],
  ['a client replaces a file of its own', inbox, scope('inbox/a.jpg', 'oA', 'oA'), true],
  ['nobody replaces another’s file', inbox, scope('inbox/a.jpg', 'oB', 'oA'), false],
  ['nobody writes elsewhere', inbox, scope('kept/a.jpg', 'oA'), false],
  ['a folder that only begins alike is elsewhere', inbox, scope('inboxes/a.jpg', 'oA'), false],
  ['an anonymous client is nobody', inbox, scope('inbox/a.jpg', null), false],
  ['a boolean is itself', true, scope('a', null), true],
  ['or, not and parentheses', "!(auth == null) || resource.path == 'open'", scope('open', null), true],
  ['&& binds tighter than ||', 'true || false && false', scope('a', null), true],
  ['a value that is not true does not pass', 'auth.openid', scope('a', 'oA'), false],
  ['a slash escaped in a pattern', String.raw`/^a\/b$/.test(resource.path)`, scope('a/b', null), true],
])('%s', (_name, rule, given, expected) => {
  expect(compileRule(rule)(given)).toBe(expected)
})

test.each([
  'request.time > 5',
  'auth.uid == resource.openid',
  "get('database.users.x')",
  'resource.size < 10',
  'auth != null && ',
  '(auth != null',
  'auth != null)',
  'auth != null; true',
  'auth = null',
  "resource.path == 'a' 'b'",
  '/^a/.exec(resource.path)',
  'constructor',
  'auth.openid === resource.openid',
  'auth?.openid == resource.openid',
  "auth['openid'] == resource.openid",
  '/^A/i.test(resource.path)',
  '/^a/.test(resource.path, 1)',
  '/^a/.test(...resource.path)',
  '`inbox` == resource.path',
  "resource.path == 'a', true",
  'auth != null ? true : false',
  '(() => true)()',
  '#secret in auth',
  'auth != null) || (true',
  '"\\u{110000}" == resource.path',
  '',
])('"%s" is refused when the cloud starts', (rule) => {
  expect(() => compileRule(rule)).toThrow(/does not understand/)
})
