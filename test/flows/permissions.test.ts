import { cpSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { NO_PERMISSION, NO_TOKEN } from '../../core/shop/permission'
import type { Heartbeat } from '../../core/shop/system'
import { aJpeg } from '../support/pictures'
import { hold, moveTo, OPENING, passMinutes, slot, submitted } from '../support/scenes'
import { bundles, openShop, type Shop } from '../support/shop'
import { oldTemplates } from '../support/templates'

/** What WeChat refuses for want of a permission is seen by nobody but who looks for it: the owner must be able to. */

/** The functions as an API deploys them: without the permissions that only WeChat DevTools carry. */
const deployed = mkdtempSync(join(tmpdir(), 'without-permissions-'))
const settings = { message_templates: oldTemplates }
let shop: Shop

beforeAll(() => {
  cpSync(bundles, deployed, { recursive: true })
  for (const name of ['verify', 'uploadProof', 'expireCron']) {
    const file = join(deployed, name, 'config.json')
    const config = JSON.parse(readFileSync(file, 'utf8')) as object
    writeFileSync(file, JSON.stringify({ ...config, permissions: { openapi: [] } }))
  }
})

async function open(folder: string): Promise<void> {
  shop = await openShop({ bundles: folder, settings, admins: { lan: 'owner' } })
  moveTo(shop, OPENING)
}
afterEach(() => shop.close())

async function forbidden(): Promise<Record<string, number>> {
  const found = await shop.find('system', { _id: { $regex: '^forbidden:' } })
  return Object.fromEntries(found.map((one) => [one._id, (one as unknown as { code: number }).code]))
}
async function beat(): Promise<Heartbeat | undefined> {
  return (await shop.find('system', { _id: 'expireCron' }))[0] as Heartbeat | undefined
}
async function answerTo(question: string) {
  const { answers } = await shop.as('lan').ask('selfCheck', {})
  return answers.find((answer) => answer.question === question)
}

test('a function whose messages or checks of texts are refused for want of a permission leaves a note', async () => {
  await open(deployed)
  const order = await submitted(shop.as('ming'), slot(shop, 3))
  await shop.as('lan').ask('verify', { order_id: order.id, pass: true })
  const other = await hold(shop.as('hua'), slot(shop, 4))
  const file = await shop.as('hua').upload(aJpeg())
  await shop.as('hua').ask('uploadProof', { order_id: other.id, file_ids: [file], note: '微信尾号 1234' })
  expect(await forbidden()).toEqual({
    'forbidden:verify': NO_PERMISSION,
    'forbidden:uploadProof': NO_PERMISSION,
  })
  expect(await answerTo('no function was refused by WeChat in the last hour')).toMatchObject({
    ok: false,
    answer: expect.stringMatching(/^uploadProof \(-604101\), verify \(-604101\): upload/) as string,
  })
  passMinutes(shop, 61)
  expect(await answerTo('no function was refused by WeChat in the last hour')).toMatchObject({ ok: true })
})

test('functions that may call WeChat leave no note', async () => {
  await open(bundles)
  const order = await submitted(shop.as('ming'), slot(shop, 3))
  await shop.as('lan').ask('verify', { order_id: order.id, pass: true })
  await shop.timer()
  expect(await forbidden()).toEqual({})
  expect((await beat())?.messages).toMatchObject({ code: 40037 })
  expect(await answerTo('the timer may send subscribe messages')).toMatchObject({ ok: true })
})

test('the timer asks whether it may send messages, every ten minutes until it may', async () => {
  await open(deployed)
  await shop.timer()
  const refused = (await beat())?.messages
  expect(refused).toMatchObject({ code: NO_PERMISSION })
  passMinutes(shop, 5)
  await shop.timer()
  expect((await beat())?.messages).toEqual(refused)
  passMinutes(shop, 6)
  await shop.timer()
  expect((await beat())?.messages?.at).not.toBe(refused?.at)
})

test('WeChat that does not answer is no refusal, and ends no timer', async () => {
  await open(bundles)
  shop.cloud.faults.use({ seed: 1, rules: [{ action: 'wx.openApi', kind: 'network' }] })
  expect(await shop.timer()).toMatchObject({ code: 0 })
  expect(await beat()).not.toHaveProperty('messages')
  shop.cloud.faults.clear()
  await shop.timer()
  expect(await beat()).toHaveProperty('messages')
})

test.each([
  [NO_TOKEN, /^not yet \(-501007\): .*上传触发器/],
  [NO_PERMISSION, /^not yet \(-604101\): upload the functions/],
])('the self-check tells the owner of a timer that is answered %d, with the cure', async (code, cure) => {
  await open(bundles)
  await shop.insert('system', [
    { _id: 'expireCron', at: OPENING, source: 'wx_trigger', messages: { at: OPENING, code } },
  ])
  const { ok } = await shop.as('lan').ask('selfCheck', {})
  expect(ok).toBe(false)
  expect((await answerTo('the timer may send subscribe messages'))?.answer).toMatch(cure)
  expect(await shop.find('system', { _id: 'selfCheck' })).toMatchObject([
    { failed: ['the timer may send subscribe messages'] },
  ])
})
