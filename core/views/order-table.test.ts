import { after, anOrder, anOrderIn, NOW } from '../testing/samples'
import { csvHeading, csvLine } from './order-table'
import { statuses } from '../order/status'

test('the heading names what stands in each column', () => {
  expect(csvHeading).toBe('"订单号","状态","玩家","主机","开始","金额（元）","备注码","下单时间","说明"\r\n')
})

test('a line tells an order, in the shop’s own time and in yuan', () => {
  const order = anOrder({ reason: '主机坏了' })
  expect(csvLine(order, NOW)).toBe(
    '"261123-0000001","待支付","小王","1号机","2026-11-23 23:00","15.00","0001","2026-11-23 20:00","主机坏了"\r\n',
  )
})

test.each(statuses.map((status, at) => [status, ['待支付', '待核验', '已确认', '已驳回', '已取消', '已过期'][at]]))(
  'an order that is %s is called %s',
  (status, word) => expect(csvLine(anOrderIn(status), after(3)).split('","')[1]).toBe(word),
)

test('a lapsed hold is called expired though nobody wrote it down', () => {
  const order = anOrder()
  expect(csvLine(order, order.expire_at)).toContain('"已过期"')
})

test.each(['=1+1', '+1', '-1', '@sum', '\tx', '\rx'])('a spreadsheet does not run %j', (player_name) => {
  expect(csvLine(anOrder({ player_name }), NOW)).toContain(`"'${player_name}"`)
})

test.each(['1=1', 'a+b', '小王'])('%j is left as it is', (player_name) => {
  expect(csvLine(anOrder({ player_name }), NOW)).toContain(`"${player_name}"`)
})

test('quotes are doubled, all of them', () => {
  expect(csvLine(anOrder({ player_name: 'a"b"c' }), NOW)).toContain('"a""b""c"')
})
