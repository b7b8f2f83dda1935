import { createCallRecords } from './call-records'

function call(request_id: string, ok = true) {
  return { request_id, ok, at: '', function: 'f', source: 'wx_client', duration_ms: 1, database_calls: 0, disturbed: 0 }
}

test('the newest call comes first, and what it was asked and answered is found by its id', () => {
  const records = createCallRecords()
  records.add(call('one'), { event: '{"a":1}', reply: '{"code":0,"data":"你"}' })
  records.add(call('two'), { event: '{}', reply: '{"code":"gone"}' })
  expect(records.recent(5).map(({ request_id, code }) => [request_id, code])).toEqual([
    ['two', 'gone'],
    ['one', 0],
  ])
  expect(records.recent(1)).toHaveLength(1)
  expect(records.recent(0)).toEqual([])
  expect(records.find('one')).toMatchObject({ event: '{"a":1}', reply_bytes: 23, event_bytes: 7 })
  expect(records.find('three')).toBeNull()
})

test('a reply without a code at its beginning has none, nor has the failure of a call', () => {
  const records = createCallRecords()
  const replies = ['{"data":{"code":1}}', '"code"', 'null', '{"code":{"a":1}}', '{"code":12e3}']
  for (const reply of replies) records.add(call(reply), { event: '{}', reply })
  records.add(call('failed', false), { event: '{}', reply: '{"code":7}' })
  expect(records.recent(10).filter((record) => 'code' in record)).toEqual([])
})

test('long texts are cut, and of many calls the oldest go', () => {
  const records = createCallRecords()
  const reply = JSON.stringify({ text: 'x'.repeat(40_000) })
  for (let i = 0; i < 302; i++) records.add(call(String(i)), { event: '{}', reply })
  expect(records.recent(1000)).toHaveLength(300)
  expect(records.find('1')).toBeNull()
  expect(records.find('2')?.reply).toHaveLength(32 * 1024 + 1)
  expect(records.find('2')?.reply_bytes).toBe(reply.length)
})
