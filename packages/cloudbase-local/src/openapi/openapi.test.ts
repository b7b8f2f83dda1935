import { startFixture, type Fixture } from '../../test/fixture'

const API = `async ({ api, args }) => {
  let target = wx().openapi
  for (const name of api.split('.')) target = target[name]
  try {
    const { buffer, ...rest } = await target(args)
    return { ...rest, ...(buffer && { bytes: [...buffer.subarray(0, 8)] }) }
  } catch (error) { return { errCode: error.errCode, errMsg: error.errMsg } }
}`
const openapi = [
  'subscribeMessage.send',
  'subscribeMessage.getTemplateList',
  'security.msgSecCheck',
  'security.imgSecCheck',
  'wxacode.getUnlimited',
]

/** A template for each field that is tried, and two of one text. */
const kinds = ['thing1', 'phrase2', 'number3', 'letter4', 'symbol5', 'character_string6', 'time7', 'date8', 'amount9']
const more = ['phone_number10', 'car_number11', 'name12', 'enum13']
function template(priTmplId: string, field: string) {
  const enumValueList = field === 'enum13' ? ['已登记', '已取消'] : undefined
  const listed = enumValueList && { keywordEnumValueList: [{ keywordCode: 'enum13.DATA', enumValueList }] }
  return { priTmplId, title: '到期提醒', content: `内容:{{${field}.DATA}}\n`, ...listed }
}
const templates = [
  template('T1', 'thing1'),
  template('T2', 'thing1'),
  ...[...kinds, ...more].map((field) => template(`of-${field}`, field)),
]

let cloud: Fixture

beforeAll(async () => {
  cloud = await startFixture(
    {
      permitted: { code: API, config: { permissions: { openapi }, timeout: 20 } },
      unpermitted: API,
      image: {
        code: `async ({ text }) => wx().openapi.security.imgSecCheck({ media: { contentType: 'image/png', value: Buffer.from(text) } })
        .catch(({ errCode }) => ({ errCode }))`,
        config: { permissions: { openapi }, timeout: 20 },
      },
      pay: 'async () => wx().cloudPay.unifiedOrder({}).catch(({ errMsg }) => errMsg)',
    },
    { templates },
  )
})
afterAll(() => cloud.close())

function use(api: string, args: object = {}, name = 'permitted') {
  return cloud.call<Record<string, unknown>>(name, { api, args })
}
function message(value = '雨伞到期') {
  return {
    touser: 'oVisitor',
    templateId: 'T1',
    page: 'pages/note/index',
    data: { thing1: { value } },
  }
}
function consent(body: object) {
  return cloud.http('/__local/consents', { method: 'POST', body: JSON.stringify(body) })
}

test('one consent is one message: without it WeChat answers 43101', async () => {
  expect((await use('subscribeMessage.send', message())).errCode).toBe(43101)
  await consent({ openid: 'oVisitor', template_id: 'T1' })
  expect(await use('subscribeMessage.send', message())).toMatchObject({ errCode: 0 })
  expect((await use('subscribeMessage.send', message())).errCode).toBe(43101)
  const sent = (await (await cloud.http('/__local/messages')).json()) as unknown
  expect(sent).toMatchObject([
    { touser: 'oVisitor', template_id: 'T1', page: 'pages/note/index', data: { thing1: { value: '雨伞到期' } } },
  ])
})

test('a consent is for one person and one template', async () => {
  await consent({ openid: 'oOther', template_id: 'T1' })
  await consent({ openid: 'oVisitor', template_id: 'T2' })
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

test.each([
  ['thing1', '内容不符\n请再看看'],
  ['thing1', 'x'.repeat(21)],
  ['thing1', '\u0007'],
  ['thing1', '   '],
  ['phrase2', 'paid'],
  ['phrase2', '已支付完成了'],
  ['number3', '十二'],
  ['number3', '1'.repeat(33)],
  ['letter4', 'A1'],
  ['symbol5', 'a'],
  ['character_string6', '单号1'],
  ['character_string6', '1'.repeat(33)],
  ['time7', '晚上九点'],
  ['time7', '20:00～21:00'],
  ['time7', '25:00'],
  ['date8', '明天'],
  ['amount9', '¥12345678901'],
  ['amount9', '十五元'],
  ['phone_number10', '一三八'],
  ['car_number11', '粤A8Z888888'],
  ['name12', '张三李四王五赵六孙七周'],
  ['name12', '张三 Li'],
])('a %s of %j is 47003, and WeChat’s words name the field', async (field, value) => {
  const answer = await use('subscribeMessage.send', {
    ...message(),
    templateId: `of-${field}`,
    data: { [field]: { value } },
  })
  expect(answer).toMatchObject({
    errCode: 47003,
    errMsg: expect.stringContaining(`argument invalid! data.${field}.value invalid`) as string,
  })
})

test.each([
  ['an empty text', ''],
  ['no value', undefined],
])('%s is told as empty', async (_name, value) => {
  const answer = await use('subscribeMessage.send', { ...message(), data: { thing1: { value } } })
  expect(answer.errMsg).toMatch('argument invalid! data.thing1.value is empty')
})

test.each([
  ['thing1', '二十个字以内，可有 ABC 123 🎮！'],
  ['phrase2', '已付款'],
  ['number3', '1.5'],
  ['letter4', 'PS'],
  ['symbol5', '¥%'],
  ['character_string6', '261126-0042'],
  ['time7', '2026年11月26日 20:00~2026年11月26日 21:00'],
  ['time7', '20:00~21:00'],
  ['time7', '2026-11-26 20:00'],
  ['date8', '2026年11月26日'],
  ['date8', '2026-11-26 20:00:00'],
  ['amount9', '¥15.00'],
  ['amount9', '15元'],
  ['phone_number10', '+86-0766-66888866'],
  ['car_number11', '粤A8Z888挂'],
  ['name12', '张三'],
  ['name12', 'Li Lei'],
  ['enum13', '已登记'],
])('a %s of %j is sent', async (field, value) => {
  await consent({ openid: 'oVisitor', template_id: `of-${field}` })
  const answer = await use('subscribeMessage.send', {
    ...message(),
    templateId: `of-${field}`,
    data: { [field]: { value } },
  })
  expect(answer).toMatchObject({ errCode: 0 })
})

test.each([
  ['a template that the account does not have', { ...message(), templateId: 'T9' }, 40037],
  ['a field left out', { ...message(), data: {} }, 47003],
  [
    'a field that the template does not have',
    { ...message(), data: { thing1: { value: 'a' }, thing2: { value: 'b' } } },
    47003,
  ],
  [
    'an enum outside of its list',
    { ...message(), templateId: 'of-enum13', data: { enum13: { value: '已作废' } } },
    47003,
  ],
])('%s is refused', async (_name, args, errCode) => {
  await consent({ openid: 'oVisitor', template_id: 'T1' })
  expect((await use('subscribeMessage.send', args)).errCode).toBe(errCode)
})

test('the account’s templates are listed as WeChat lists them', async () => {
  expect(await use('subscribeMessage.getTemplateList')).toMatchObject({ errCode: 0, data: templates })
})

test('a consent without a template is refused', async () => {
  expect((await consent({ openid: 'oVisitor' })).status).toBe(400)
})

test('text and images are checked for the one word that stands for all bad ones', async () => {
  const check = (content: string) => use('security.msgSecCheck', { content, version: 2, scene: 2, openid: 'oVisitor' })
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
