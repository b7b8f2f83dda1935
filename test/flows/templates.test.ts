import { refusedValue } from 'cloudbase-local'
import { fieldKinds, type Value } from '../../core/messages/kinds'
import { sourceNames, sourcesOfKind, sourcesOfOrder, type SourceName } from '../../core/messages/sources'
import { filled } from '../../core/messages/templates'
import { hostileNames } from '../../core/testing/hostile-names'
import { anOrder } from '../../core/testing/samples'
import { defaultSettings } from '../../core/shop/settings'
import { messageEvents, playerEvents } from '../../core/shop/message-templates'
import { openShop, type Person, type Shop } from '../support/shop'
import { everyTemplate } from '../support/templates'

let shop: Shop
let boss: Person

beforeAll(async () => {
  shop = await openShop({ admins: { boss: 'owner', lan: 'operator' } })
  boss = shop.as('boss')
})
afterEach(() => shop.cloud.faults.clear())
afterAll(() => shop.close())

async function stored() {
  return (await shop.find('settings'))[0]?.message_templates
}

test('an owner sees the account’s templates, what fits into each field, and what most likely goes there', async () => {
  const { templates } = await boss.ask('listTemplates', {})
  expect(templates.map(({ title }) => title)).toContain('退款通知')
  expect(templates.find(({ template_id }) => template_id === 'T-soon')?.fields).toEqual([
    { name: 'thing1', label: '项目名称', choices: [], sources: [...sourceNames], guess: 'console' },
    { name: 'date3', label: '开始时间', choices: [], sources: ['time', 'hours'], guess: 'time' },
    { name: 'thing6', label: '门店地址', choices: [], sources: [...sourceNames], guess: 'address' },
    { name: 'thing4', label: '温馨提示', choices: [], sources: [...sourceNames], guess: 'hint' },
  ])
})

test('what the account has and can be filled is saved, and players learn the ids alone', async () => {
  await boss.ask('updateSettings', { message_templates: everyTemplate })
  expect(await stored()).toEqual(everyTemplate)
  const { settings } = await shop.as('ming').ask('login', {})
  expect(settings.template_ids).toMatchObject({ confirmed: 'T-verdict', starts_soon: 'T-soon' })
  // a client of before asks for these two
  expect(settings.message_templates).toEqual({ verdict: 'T-verdict', expired: 'T-expired' })
  expect(await boss.ask('listAudits', { action: 'update_settings', limit: 1 })).toMatchObject({
    audits: [{ after: { message_templates: everyTemplate } }],
  })
})

const soon = { thing1: 'console', date3: 'time', thing6: 'address', thing4: '=请准时到店' }

test.each([
  ['a template of another account', { template_id: 'T-other', fields: soon }, '公众平台里没有这个模板，请重新选择'],
  ['a field left out', { template_id: 'T-soon', fields: { thing1: 'console' } }, /「开始时间」填不进所选的内容/],
  ['a field too many', { template_id: 'T-soon', fields: { ...soon, thing9: 'hint' } }, /没有「thing9」这一项/],
  ['a console for a time', { template_id: 'T-soon', fields: { ...soon, date3: 'console' } }, /「开始时间」填不进/],
  ['a value that there is not', { template_id: 'T-soon', fields: { ...soon, thing1: 'openid' } }, /「项目名称」填不进/],
  ['an enum of its own', { template_id: 'T-enum', fields: { enum1: '=已取消', thing2: 'console' } }, /「状态」填不进/],
])('a map with %s is refused when it is saved', async (_, starts_soon, message) => {
  const before = await stored()
  const reply = await boss.call('updateSettings', { message_templates: { ...everyTemplate, starts_soon } })
  expect(reply).toMatchObject({ code: 4000, detail: { field: 'message_templates.starts_soon' } })
  expect((reply as { message: string }).message).toMatch(message)
  expect(await stored()).toEqual(before)
})

test('while WeChat does not tell its templates, none is saved; what stays as it is, is', async () => {
  shop.cloud.faults.use({ seed: 1, rules: [{ action: 'wx.openApi', kind: 'network' }] })
  expect(await boss.call('listTemplates', {})).toMatchObject({
    code: 4005,
    message: '暂时读不到公众平台的模板，请稍后再试',
  })
  const fresh = { template_id: 'T-enum', fields: { enum1: '=已变更', thing2: 'console' } }
  expect(await boss.call('updateSettings', { message_templates: { moved: fresh } })).toMatchObject({ code: 4005 })
  await boss.ask('updateSettings', { message_templates: { ...everyTemplate, rejected: undefined }, notice: '一条公告' })
  expect(Object.keys((await stored()) ?? {})).not.toContain('rejected')
})

test('an old client that sends two ids is understood, and what it names is looked for too', async () => {
  const ids = { verdict: 'T-verdict', expired: 'T-expired' }
  await boss.send('updateSettings', { message_templates: ids })
  expect(await stored()).toMatchObject({
    confirmed: { template_id: 'T-verdict' },
    expired: { template_id: 'T-expired' },
  })
  expect(await boss.send('updateSettings', { message_templates: { ...ids, verdict: 'T-none' } })).toMatchObject({
    code: 4000,
    message: '公众平台里没有这个模板，请重新选择',
  })
})

const hostile = [
  '',
  ' ',
  'x'.repeat(500),
  '长'.repeat(500),
  '😀'.repeat(30),
  `${'长'.repeat(19)}😀`,
  '两\n行',
  '两\r\n行\u2028行\u2029行\u0085行',
  '\u0000\u0007\u001b[31m',
  '\u202e反向',
  '\ud83d',
  'a\ud83d',
  '{{thing1.DATA}}',
  '<b>',
  '１２３',
  '①',
  '\u200b',
  'ｘ',
  '２１：００',
  ...hostileNames,
]

test('whatever is in an order, every value that leaves is one that WeChat takes', () => {
  const data: Record<string, { value: string }>[] = []
  for (const text of hostile)
    for (const amount of [0, 1, 99_999_999]) {
      const order = { ...anOrder(), reason: text, console_name: text, order_no: text, amount, hours: amount }
      const shop = { ...defaultSettings.shop, name: text, address: text, phone: text }
      for (const event of playerEvents) {
        const sources = sourcesOfOrder(event, order, { ...defaultSettings, shop })
        for (const kind of fieldKinds)
          for (const source of sourcesOfKind[kind] ?? [])
            data.push(filled({ template_id: 'T', fields: { [`${kind}1`]: source } }, sources))
      }
    }
  expect(data.length).toBeGreaterThan(10_000)
  expect(data.filter((one) => refusedValue(one) !== null)).toEqual([])
})

test('a planted value that is not cleaned would be seen', () => {
  const value: Value = { text: '两\n行' }
  expect(refusedValue({ thing1: { value: value.text } })).toMatch('data.thing1.value invalid')
})

test('every event has a word for what happened, short enough for a phrase', () => {
  for (const event of messageEvents) {
    if (event === 'proof_waits') continue
    const sources = sourcesOfOrder(event, anOrder(), defaultSettings)
    const fields = { phrase1: 'result' satisfies SourceName }
    expect(refusedValue(filled({ template_id: 'T', fields }, sources))).toBeNull()
  }
})
