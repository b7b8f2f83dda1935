import { deploy } from '../../ops/deploy'
import { doctor } from '../../ops/doctor'
import type { Finding } from '../../ops/health/finding'
import { NO_PERMISSION, NO_TOKEN } from '../../core/shop/permission'
import { openOwner, smallEnvironment, type Owner } from './owner'
import { functionOf, shanghaiTime } from './stand-in/tencent-state'

/** What an owner does by hand, in the order of docs/deploy.md: undone, the doctor names it with its cure; done, it is silent. */

jest.setTimeout(240_000)

const HOUR = 3600_000
const withSelfCheck = smallEnvironment(({ functions }) => delete functions.getSettings?.http)
const file = ['--environment', withSelfCheck]

let owner: Owner
beforeEach(async () => {
  owner = await openOwner()
  expect(await owner.run(deploy, '--yes', '--no-build', ...file)).toMatchObject({ exitCode: 0 })
  await run('expireCron', '')
})
afterEach(() => owner.close())

async function run(name: string, openid: string, event: object = {}): Promise<void> {
  if (openid === '') return void (await owner.cloud.fireTimer(name))
  const headers = { 'x-local-openid': openid }
  const reply = await fetch(`${owner.cloud.url}/__local/call/${name}`, {
    method: 'POST',
    headers,
    body: JSON.stringify(event),
  })
  expect(await reply.json()).toMatchObject({ result: { code: 0 } })
}

/** Writes a document as a function would have. */
async function write(collectionName: string, { _id, ...fields }: { _id: string } & Record<string, unknown>) {
  const body = { action: 'database.modifyDocument', collectionName, queryType: 'DOC', multi: false, merge: false }
  const change = { upsert: true, query: JSON.stringify({ _id }), data: JSON.stringify(fields) }
  await fetch(`${owner.cloud.url}/admin`, { method: 'POST', body: JSON.stringify({ ...body, ...change }) })
}
function ago(hours: number): string {
  return new Date(Date.now() - hours * HOUR).toISOString()
}
function beat(messages?: object): Promise<void> {
  return write('system', { _id: 'expireCron', at: ago(0), source: 'wx_trigger', ...(messages && { messages }) })
}
async function becomeOwner(): Promise<void> {
  const { result } = await owner.run(deploy, '--owner-code')
  const { code } = result as unknown as { code: string }
  await run('acceptInvite', 'lan', { code })
}

async function findings(): Promise<Finding[]> {
  const { result } = await owner.run(doctor, ...file)
  return (result as unknown as { findings: Finding[] }).findings
}

type Step = [
  step: string,
  how: 'problem' | 'hint',
  named: RegExp,
  cure: RegExp,
  undo: () => unknown,
  finish: () => unknown,
]

const steps: Step[] = [
  [
    'the trigger is uploaded by WeChat DevTools: the timer was refused',
    'problem',
    /^WeChat refused expireCron with -501007 .*no token/,
    /expireCron → 上传触发器/,
    () => beat({ at: ago(0.1), code: NO_TOKEN }),
    () => beat({ at: ago(0), code: 43101 }),
  ],
  [
    'the trigger is uploaded by WeChat DevTools: the timer has not asked yet',
    'hint',
    /^the timer of expireCron was not uploaded by WeChat DevTools/,
    /expireCron → 上传触发器/,
    () => beat(),
    () =>
      functionOf(owner.tencent.state, 'expireCron').Environment.Variables.push({
        Key: 'WX_TRIGGER_API_TOKEN_V0',
        Value: 'token',
      }),
  ],
  [
    'functions that call WeChat are uploaded by WeChat DevTools: one was refused',
    'problem',
    /^WeChat refused expireCron with -604101 .*no permission/,
    /expireCron → upload and deploy: all files/,
    () => write('system', { _id: 'forbidden:expireCron', at: ago(1), code: NO_PERMISSION }).then(() => since(2)),
    () => since(0.5),
  ],
  [
    'functions that call WeChat are uploaded by WeChat DevTools: none has asked yet',
    'hint',
    /^whether expireCron may call WeChat cannot be seen from here/,
    /upload these functions once in WeChat DevTools/,
    () => undefined,
    () => write('system', { _id: 'selfCheck', at: ago(0), failed: [] }),
  ],
  [
    'the self-check finds nothing',
    'problem',
    /^the self-check of .* found wrong: functions may send subscribe messages; a file is stored$/,
    /cure that; then once more, as the owner/,
    () =>
      write('system', {
        _id: 'selfCheck',
        at: ago(0),
        failed: ['functions may send subscribe messages', 'a file is stored'],
      }),
    () => becomeOwner().then(() => run('selfCheck', 'lan')),
  ],
  [
    'the mini program is uploaded',
    'hint',
    /^nobody has opened the mini program yet/,
    /CLOUD_ENV=.* npm run build/,
    () => undefined,
    () => run('login', 'ming'),
  ],
  [
    'the owner’s code is entered',
    'hint',
    /^the owner’s code has not been used/,
    /--owner-code/,
    () => undefined,
    becomeOwner,
  ],
  [
    'the payment QR code is uploaded',
    'hint',
    /^there is no payment QR code/,
    /admin tab, settings/,
    () => undefined,
    () => write('settings', { _id: 'shop', pay_qr_url: 'cloud://x/qr.jpg' }),
  ],
]

/** As if the function had been changed so long ago. */
function since(hours: number): void {
  functionOf(owner.tencent.state, 'expireCron').ModTime = shanghaiTime(Date.now() - hours * HOUR)
}

test.each(steps)('%s', async (_step, how, named, cure, undo, finish) => {
  await undo()
  const undone = (await findings()).filter(({ what }) => named.test(what))
  expect(undone).toMatchObject([{ isHint: how === 'hint', cure: expect.stringMatching(cure) as string }])
  await finish()
  expect((await findings()).filter(({ what }) => named.test(what))).toEqual([])
})

test('what is done at mp.weixin.qq.com is a hint for ever, for nothing shows it', async () => {
  const hints = (await findings()).filter(({ isHint }) => isHint).map(({ what }) => what)
  for (const named of [/^the privacy declaration/, /^the lowest base library/])
    expect(hints).toContainEqual(expect.stringMatching(named))
})
