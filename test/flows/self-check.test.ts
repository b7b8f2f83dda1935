import type { Contract } from '../../core/contract/contract'
import { moveTo, OPENING } from '../support/scenes'
import { environment, openShop, type Shop } from '../support/shop'

let shop: Shop

beforeEach(async () => {
  shop = await openShop({ admins: { lan: 'owner' } })
  moveTo(shop, OPENING)
})
afterEach(() => shop.close())

type Answers = Contract['selfCheck']['data']

async function check(source = 'wx_client'): Promise<Answers> {
  const { result } = await shop.cloud.call('selfCheck', {}, { openid: 'lan', source })
  return (result as { data: Answers }).data
}

function answerTo({ answers }: Answers, question: string) {
  return answers.find((answer) => answer.question.includes(question)) ?? {}
}

test('a question that fails is an answer too, and the others are asked all the same', async () => {
  const all = (await check()).answers.length
  shop.cloud.faults.use({ seed: 1, rules: [{ action: 'storage.*', kind: 'network' }] })
  const data = await check()
  expect([data.ok, data.answers.length]).toEqual([false, all])
  expect(answerTo(data, 'a file is stored')).toMatchObject({
    ok: false,
    answer: expect.stringMatching(/^failed: /) as string,
  })
  expect(data.answers.filter(({ ok }) => ok === false)).toHaveLength(1)
  expect(await shop.find('self_checks')).toEqual([])
})

test('who called is told, as is what is known of the timer', async () => {
  const first = await check()
  expect(answerTo(first, 'a mini program')).toMatchObject({ ok: true, answer: 'SOURCE wx_client, in local' })
  expect(answerTo(first, 'of a timer')).toMatchObject({ ok: null, answer: 'the timer has not run yet' })
  await shop.insert('system', [{ _id: 'expireCron', at: OPENING, source: '' }])
  const second = await check('')
  expect(answerTo(second, 'a mini program')).toMatchObject({ ok: true, answer: 'SOURCE is empty, in local' })
  expect(answerTo(second, 'of a timer')).toMatchObject({ answer: `SOURCE is empty, last run ${OPENING}` })
})

test('a cloud without the unique index is found out', async () => {
  await shop.close()
  const collections = environment.collections.map((each) =>
    each.name === 'self_checks' ? { ...each, indexes: [] } : each,
  )
  shop = await openShop({ admins: { lan: 'owner' }, environment: { ...environment, collections } })
  const data = await check()
  expect(data.ok).toBe(false)
  expect(answerTo(data, 'the same unique key')).toMatchObject({
    ok: false,
    answer: 'it was added: the unique index is missing',
  })
  expect(answerTo(data, 'a duplicate inside a transaction')).toMatchObject({ ok: false, answer: 'it was let through' })
})
