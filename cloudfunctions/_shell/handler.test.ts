import { asAnyone, asPlayer } from './guards'
import { handle } from './handler'

const lines: string[] = []
const realLog = console.log
beforeEach(() => {
  lines.length = 0
  console.log = (line: string) => void lines.push(line)
})
afterEach(() => (console.log = realLog))

/** A function whose caller nobody has identified. */
const refusing = handle(
  'deleteMyData',
  asPlayer(() => Promise.resolve({ orders: 0 })),
)
const UUID = /^[0-9a-f]{8}-([0-9a-f]{4}-){3}[0-9a-f]{12}$/

test('a request has the number that the platform gave it', async () => {
  expect(await refusing({}, { request_id: 'r-1' })).toMatchObject({ code: 4004, request_id: 'r-1' })
  expect(JSON.parse(lines[0] ?? '')).toMatchObject({ level: 'info', request_id: 'r-1', openid: '', code: 4004 })
})

test.each([[undefined], [{}], [{ request_id: '' }]])(
  'where it gave none, as with %j, it has a number of its own',
  async (context) => {
    const reply = await refusing({}, context)
    expect(reply).toMatchObject({ code: 4004, request_id: expect.stringMatching(UUID) as string })
  },
)

test('whatever is thrown is answered, and logged with what it says of itself', async () => {
  const failing = handle(
    'health',
    asAnyone(() => Promise.reject(Object.assign(new Error('it broke'), { code: 'SYS_ERR' }))),
  )
  expect(await failing({})).toMatchObject({ code: 5001, message: '出了点问题，请稍后重试' })
  const [error, info] = lines.map((line) => JSON.parse(line) as object)
  expect(error).toMatchObject({ level: 'error', function: 'health', error: 'it broke', error_code: 'SYS_ERR' })
  expect(error).toMatchObject({ stack: expect.stringContaining('it broke') as string })
  expect(info).toMatchObject({ level: 'info', function: 'health', code: 5001 })
})

test('a platform that does not say who calls is answered like any other fault, and logged with the number of the request', async () => {
  const real = process.env
  const broken = () => {
    throw new Error('no context')
  }
  process.env = Object.defineProperty({ ...real }, 'WX_CONTEXT_KEYS', { get: broken })
  const reply = await refusing({}, { request_id: 'r-2' }).finally(() => (process.env = real))
  expect(reply).toMatchObject({ code: 5001, request_id: 'r-2' })
  const [error, info] = lines.map((line) => JSON.parse(line) as object)
  expect(error).toMatchObject({ level: 'error', request_id: 'r-2' })
  expect(info).toMatchObject({ level: 'info', request_id: 'r-2', code: 5001 })
  expect(info).not.toHaveProperty('openid')
})

test('the fields of the platform are taken out of an event, and no others', async () => {
  const seen: unknown[] = []
  const looking = handle(
    'tidyCron',
    asAnyone((event) => {
      seen.push(event)
      return Promise.resolve({ proofs_removed: 0, invites_removed: 0 })
    }),
  )
  await looking({ userInfo: { openId: 'x' }, tcbContext: {}, Type: 'Timer' })
  expect(seen).toEqual([{ Type: 'Timer' }])
})
