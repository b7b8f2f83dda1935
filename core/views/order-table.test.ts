import { adminCancel, markRefunded } from '../order/moves'
import { ADMIN, after, anOrder, anOrderIn, NOW } from '../testing/samples'
import { csvHeading, csvLine } from './order-table'
import { statuses } from '../order/status'

test('the heading names what stands in each column', () => {
  const order = '"订单号","状态","玩家","主机","开始","金额（元）","备注码","下单时间","说明","小时"'
  expect(csvHeading).toBe(`${order},"已收（元）","已退（元）","待退（元）"\r\n`)
})

test('a line tells an order, in the shop’s own time and in yuan', () => {
  const order = anOrder({ reason: '主机坏了' })
  expect(csvLine(order, NOW)).toBe(
    '"261123-0000001","待支付","小王","1号机","2026-11-23 23:00","15.00","=""0001""","2026-11-23 20:00","主机坏了","1","0.00","0.00","0.00"\r\n',
  )
})

test('a paid order that was cancelled is told from an unpaid one, and what was paid back from what waits', () => {
  const cancelled = adminCancel(anOrderIn('paid'), { admin: ADMIN, reason: '主机坏了' }, after(3))
  const part = markRefunded(cancelled, { admin: ADMIN, amount: 500, how: 'cash', note: '' }, after(4))
  expect(cells(csvLine(part, after(5))).slice(-3)).toEqual(['15.00', '5.00', '10.00'])
  expect(cells(csvLine(anOrderIn('cancelled'), after(5))).slice(-3)).toEqual(['0.00', '0.00', '0.00'])
})

test.each(statuses.map((status, at) => [status, ['待支付', '待核验', '已确认', '已驳回', '已取消', '已过期'][at]]))(
  'an order that is %s is called %s',
  (status, word) => expect(csvLine(anOrderIn(status), after(3)).split('","')[1]).toBe(word),
)

test('a lapsed hold is called expired though nobody wrote it down', () => {
  const order = anOrder()
  expect(csvLine(order, order.expire_at)).toContain('"已过期"')
})

test.each(['=1+1', '+1', '-1', '@sum', '＝1+1', '＠sum'])('a spreadsheet does not run %j', (player_name) => {
  expect(csvLine(anOrder({ player_name }), NOW)).toContain(`"'${player_name}"`)
})

test('nor what begins like a formula behind a tab, or a line break', () => {
  for (const player_name of ['\t=1+1', '\r=1+1', '\u200b=1+1'])
    expect(csvLine(anOrder({ player_name }), NOW)).toContain(`"'=1+1"`)
})

test.each(['1=1', 'a+b', '小王'])('%j is left as it is', (player_name) => {
  expect(csvLine(anOrder({ player_name }), NOW)).toContain(`"${player_name}"`)
})

test('quotes are doubled, all of them', () => {
  expect(csvLine(anOrder({ player_name: 'a"b"c' }), NOW)).toContain('"a""b""c"')
})

/** What a spreadsheet makes of a cell: a formula of one text is that text, digits are a number. */
function shown(cell: string): string {
  const formula = /^="([^"]*)"$/.exec(cell)
  if (formula) return formula[1] ?? ''
  return /^\d+$/.test(cell) ? String(Number(cell)) : cell
}

function cells(csv: string): string[] {
  return [...csv.trimEnd().matchAll(/"((?:[^"]|"")*)"(?:,|$)/g)].map(([, cell = '']) => cell.replaceAll('""', '"'))
}

test.each(['0107', '0000', '9999'])('the pay code %s is shown as it is', (pay_code) => {
  expect(shown(cells(csvLine(anOrder({ pay_code }), NOW))[6] ?? '')).toBe(pay_code)
})

test.each(['007', '3-4', '1E5', '2026-11-23', '12:30', '1,000', '50%'])(
  'a player called %s is no number',
  (player_name) => {
    expect(cells(csvLine(anOrder({ player_name }), NOW))[2]).toBe(`="${player_name}"`)
  },
)

test('an amount stays a number, and a moment a moment', () => {
  const line = cells(csvLine(anOrder(), NOW))
  expect([line[5], line[4]]).toEqual(['15.00', '2026-11-23 23:00'])
})

test.each(['="x"', '=1+1"', '1"&A1&"1'])('no text of a player becomes a formula: %j', (player_name) => {
  const cell = cells(csvLine(anOrder({ player_name }), NOW))[2] ?? ''
  expect(cell.startsWith('=')).toBe(false)
})
