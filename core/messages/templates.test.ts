import { accountTemplate, filled, fits, guessedFields, templatesProblem } from './templates'
import { sourcesOfOrder } from './sources'
import { isTwoIds, templateIds, templatesToAsk, wholeTemplates } from '../shop/message-templates'
import { defaultSettings, wholeSettings } from '../shop/settings'
import { anOrder } from '../testing/samples'

const listed = {
  priTmplId: 'T1',
  title: '预约成功通知',
  content: '预约状态:{{phrase7.DATA}}\n开始时间:{{date3.DATA}}\n主机:{{thing11.DATA}}\n金额:{{amount2.DATA}}\n',
}
const template = accountTemplate(listed)

test('fields are read from a template’s content, whatever their numbers', () => {
  expect(template).toEqual({
    template_id: 'T1',
    title: '预约成功通知',
    fields: [
      { name: 'phrase7', label: '预约状态', choices: [] },
      { name: 'date3', label: '开始时间', choices: [] },
      { name: 'thing11', label: '主机', choices: [] },
      { name: 'amount2', label: '金额', choices: [] },
    ],
  })
  expect(accountTemplate({})).toEqual({ template_id: '', title: '', fields: [] })
})

test('the choices of an enum are its own', () => {
  const keywordEnumValueList = [{ keywordCode: 'enum1.DATA', enumValueList: ['已变更'] }]
  const { fields } = accountTemplate({ content: '状态:{{enum1.DATA}}', keywordEnumValueList })
  expect(fields).toEqual([{ name: 'enum1', label: '状态', choices: ['已变更'] }])
})

test('what goes into a field is guessed by kind and label', () => {
  expect(guessedFields(template)).toEqual({ phrase7: 'result', date3: 'time', thing11: 'console', amount2: 'amount' })
  const strange = accountTemplate({ content: '车牌:{{car_number1.DATA}}\n其他:{{thing2.DATA}}\n什么:{{what3.DATA}}' })
  expect(guessedFields(strange)).toEqual({ car_number1: '', thing2: 'hint', what3: '' })
})

test.each([
  ['thing1', 'console', true],
  ['phrase1', 'result', true],
  ['phrase1', 'console', false],
  ['time1', 'hours', true],
  ['time1', '=21:00', false],
  ['thing1', '=请准时到店', true],
  ['thing1', `=${'长'.repeat(21)}`, false],
  ['thing1', '=', false],
  ['thing1', '=两\n行', false],
  ['car_number1', 'console', false],
  ['car_number1', '=沪A12345', true],
  ['enum1', '=已变更', true],
  ['enum1', '=已作废', false],
  ['what1', 'console', false],
  ['thing1', 'constructor', false],
])('%s holds %j: %j', (name, from, expected) => {
  expect(fits({ name, label: '', choices: ['已变更'] }, from)).toBe(expected)
})

const fields = { phrase7: 'result', date3: 'time', thing11: 'console', amount2: 'amount' }

test.each([
  ['what fits', { template_id: 'T1', fields }, null],
  ['a template that is not there', { template_id: 'T2', fields }, '公众平台里没有这个模板，请重新选择'],
  [
    'a field that is left out',
    { template_id: 'T1', fields: { ...fields, thing11: '' } },
    '「预约成功通知」的「主机」填不进所选的内容，请换一项',
  ],
  [
    'a field that it has not',
    { template_id: 'T1', fields: { ...fields, thing1: 'hint' } },
    '「预约成功通知」没有「thing1」这一项，请重新选择',
  ],
])('%s: %j', (_, confirmed, message) => {
  expect(templatesProblem({}, { confirmed }, [template])).toEqual(
    message && { field: 'message_templates.confirmed', message },
  )
  expect(templatesProblem({ confirmed }, { confirmed }, [])).toBeNull()
})

test('no field of a message is empty', () => {
  const sources = sourcesOfOrder('confirmed', anOrder(), defaultSettings)
  const data = filled(
    {
      template_id: 'T',
      fields: { thing1: 'address', phone_number2: 'phone', thing3: '=好', thing4: '', thing5: 'constructor' },
    },
    sources,
  )
  expect(data).toEqual({
    thing1: { value: '请在小程序内查看' },
    phone_number2: { value: '-' },
    thing3: { value: '好' },
    thing4: { value: '请在小程序内查看' },
    thing5: { value: '请在小程序内查看' },
  })
})

test('what an older version stored is still told, with the fields that stood in its code', () => {
  const old = { verdict: 'T-v', expired: '' }
  expect(isTwoIds(old)).toBe(true)
  const { message_templates } = wholeSettings({ message_templates: old as never })
  const made = { template_id: 'T-v', fields: { phrase1: 'result', time2: 'time', thing3: 'reason' } }
  const events = ['confirmed', 'returned', 'rejected', 'cancelled', 'moved']
  expect(message_templates).toEqual(Object.fromEntries(events.map((event) => [event, made])))
  expect(wholeTemplates({ verdict: '', expired: 'T-e' })).toEqual({ expired: { ...made, template_id: 'T-e' } })
  expect(wholeTemplates(message_templates)).toBe(message_templates)
  for (const strange of [null, 'T', {}, { verdict: 'T' }]) expect(isTwoIds(strange)).toBe(false)
})

test('at most three templates are asked for at once, each once', () => {
  const ids = templateIds(wholeTemplates({ verdict: 'T-v', expired: 'T-e' }))
  expect(templatesToAsk(ids, ['confirmed', 'returned', 'rejected', 'expired', 'starts_soon'])).toEqual(['T-v', 'T-e'])
  expect(
    templatesToAsk({ confirmed: '1', returned: '2', rejected: '3', moved: '4' }, [
      'moved',
      'confirmed',
      'returned',
      'rejected',
    ]),
  ).toEqual(['4', '1', '2'])
})
