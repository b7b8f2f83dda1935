import { heldBack } from '../../testing/settle'
import { phone } from '../../testing/taro'
import { currentSession, dropSession, ensureSession, keepSession, signIn, type Session } from './session'

jest.mock('@tarojs/taro', () => jest.requireActual<object>('../../testing/taro'))

function sessionOf(nickname: string): Session {
  return { user: { id: 'ming', nickname }, role: null } as unknown as Session
}
function answerWith(nickname: string) {
  return { code: 0, data: sessionOf(nickname), server_time: '2030-01-01T00:00:00.000Z' }
}

const { ask, answers } = heldBack()
beforeEach(() => {
  phone.reset()
  answers.length = 0
  phone.functions.login = ask
  dropSession()
})

async function asked(count: number): Promise<void> {
  for (let turn = 0; turn < 20 && answers.length < count; turn++) await Promise.resolve()
}

it('signs in once for all who ask meanwhile', async () => {
  const both = Promise.all([signIn(), ensureSession()])
  await asked(1)
  answers[0]?.(answerWith('小明'))
  expect((await both).map(({ user }) => user.nickname)).toEqual(['小明', '小明'])
  expect(answers).toHaveLength(1)
})

// Regression: signing in, asked before a profile was saved and answered after it, brought the old name back.
it('keeps a profile that was saved while signing in', async () => {
  const signingIn = signIn()
  await asked(1)
  keepSession(sessionOf('新名字'))
  answers[0]?.(answerWith('旧名字'))
  expect((await signingIn).user.nickname).toBe('新名字')
  expect(currentSession()?.user.nickname).toBe('新名字')
})

// Regression: signing in, asked before somebody left and answered after it, brought back who had left.
it('brings nobody back who has left while signing in', async () => {
  const late = signIn()
  await asked(1)
  dropSession()
  const next = ensureSession()
  await asked(2)
  answers[0]?.(answerWith('走了'))
  await late
  expect(currentSession()).toBeNull()
  answers[1]?.(answerWith('新人'))
  expect((await next).user.nickname).toBe('新人')
})
