import { aScreenshot } from '../support/scenes'
import type { Phone, Street } from './phone'

async function handIn(phone: Phone): Promise<void> {
  await phone.prepare(aScreenshot())
  await phone.tap('添加付款截图')
  await phone.tap('提交凭证')
  await phone.sees('已提交，等待核验')
}

/** The way of a player from an hour to the calendar: it is booked, paid, returned, handed in again and confirmed. */
export async function travel({ shop }: Street, phone: Phone, hour: string): Promise<void> {
  const boss = shop.as('boss')
  await phone.slot(hour).tap()
  await phone.sees(/^周一 \d\d:00–\d\d:00\s+¥15\.00$/)
  await phone.tap('预约')
  await phone.sees('请在时间内转账并上传截图')
  await phone.hook((hook) => hook.chooseMediaFiles(null))
  await phone.tap('添加付款截图')
  await phone.tap('同意')
  await handIn(phone)

  const [order] = await shop.find('orders', { openid: phone.openid })
  const order_id = order?._id ?? ''
  await boss.ask('verify', { order_id, pass: false, reason: '看不清金额', allow_resubmit: true })
  await phone.tap('查看订单')
  await phone.sees('已退回')
  await phone.tap('重新上传')
  await phone.sees('截图被退回：看不清金额')
  await handIn(phone)

  await boss.ask('verify', { order_id, pass: true })
  await phone.tap('查看订单')
  await phone.sees('核验通过，预约已确认')
  await phone.tap('加到日历')
  await phone.tap('允许')
  await phone.sees('已加到日历')
}
