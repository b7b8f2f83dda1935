import { startFixture, type Fixture } from '../fixture'

const API = `async ({ api, args }) => {
  let target = wx().openapi
  for (const name of api.split('.')) target = target[name]
  try {
    const { buffer, ...rest } = await target(args)
    return { ...rest, ...(buffer && { bytes: [...buffer.subarray(0, 8)] }) }
  } catch (error) { return { errCode: error.errCode, errMsg: error.errMsg } }
}`
const openapi = ['subscribeMessage.send', 'security.msgSecCheck', 'security.imgSecCheck', 'wxacode.getUnlimited']

let cloud: Fixture

beforeAll(async () => {
  cloud = await startFixture({
    permitted: { code: API, config: { permissions: { openapi } } },
    unpermitted: API,
    image: {
      code: `async ({ text }) => wx().openapi.security.imgSecCheck({ media: { contentType: 'image/png', value: Buffer.from(text) } })
        .catch(({ errCode }) => ({ errCode }))`,
      config: { permissions: { openapi } },
    },
    pay: 'async () => wx().cloudPay.unifiedOrder({}).catch(({ errMsg }) => errMsg)',
  })
})
afterAll(() => cloud.close())

const use = (api: string, args: object = {}, name = 'permitted') =>
  cloud.call<Record<string, unknown>>(name, { api, args })
const message = (value = '手柄到期') => ({
  touser: 'oPlayer',
  templateId: 'T1',
  page: 'pages/order/index',
  data: { thing1: { value } },
})
const consent = (body: object) => cloud.http('/__local/consents', { method: 'POST', body: JSON.stringify(body) })

test('one consent is one message: without it WeChat answers 43101', async () => {
  expect((await use('subscribeMessage.send', message())).errCode).toBe(43101)
  await consent({ openid: 'oPlayer', template_id: 'T1' })
  expect(await use('subscribeMessage.send', message())).toMatchObject({ errCode: 0 })
  expect((await use('subscribeMessage.send', message())).errCode).toBe(43101)
  const sent = (await (await cloud.http('/__local/messages')).json()) as unknown
  expect(sent).toMatchObject([
    { touser: 'oPlayer', template_id: 'T1', page: 'pages/order/index', data: { thing1: { value: '手柄到期' } } },
  ])
})

test('a consent is for one player and one template', async () => {
  await consent({ openid: 'oOther', template_id: 'T1' })
  await consent({ openid: 'oPlayer', template_id: 'T2' })
  expect((await use('subscribeMessage.send', message())).errCode).toBe(43101)
})

test.each([
  ['a text too long for its field', message('x'.repeat(21)), 47003],
  ['an empty field', message(''), 47003],
  ['no receiver', { ...message(), touser: '' }, 40003],
  ['no template', { ...message(), templateId: undefined }, 40037],
])('%s is refused, and costs no consent', async (_name, args, errCode) => {
  expect((await use('subscribeMessage.send', args)).errCode).toBe(errCode)
})

test('a consent without a template is refused', async () => {
  expect((await consent({ openid: 'oPlayer' })).status).toBe(400)
})

test('text and images are checked for the one word that stands for all bad ones', async () => {
  const check = (content: string) => use('security.msgSecCheck', { content, version: 2, scene: 2, openid: 'oPlayer' })
  expect(await check('你好')).toMatchObject({ result: { suggest: 'pass' } })
  expect(await check('这是违规测试')).toMatchObject({ result: { suggest: 'risky' } })
  expect((await use('security.msgSecCheck', { content: '违规测试' })).errCode).toBe(87014)
  expect(await cloud.call('image', { text: 'fine' })).toMatchObject({ errCode: 0 })
  expect(await cloud.call('image', { text: '违规测试' })).toMatchObject({ errCode: 87014 })
})

test('a mini program code is a PNG', async () => {
  const { contentType, bytes } = await use('wxacode.getUnlimited', { scene: 'a=1', page: 'pages/index' })
  expect([contentType, bytes]).toEqual(['image/png', [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]])
})

test('an API that config.json does not permit is refused with the platform’s code', async () => {
  expect((await use('subscribeMessage.send', message(), 'unpermitted')).errCode).toBe(-604101)
})

test('what is not here is refused loudly: other APIs, constructor, payment', async () => {
  expect((await use('customerServiceMessage.send')).errMsg).toMatch(/not supported by the local CloudBase/)
  expect((await use('constructor')).errMsg).toMatch(/not supported by the local CloudBase/)
  expect(await cloud.call('pay')).toMatch(/cloudPay.unifiedOrder is not supported/)
})
