import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { addHours, instant } from '../../core/time'
import { insertPast } from '../support/measuring/years'
import { aScreenshot, handIn, hold, moveTo, OPENING, slot } from '../support/scenes'
import type { Shop } from '../support/shop'

const PAST_ORDERS = 400
const NOTE = '已经转了，用的是我爱人的微信，名字显示“平平淡淡才是真”，麻烦核对一下，谢谢老板'

/** An order by somebody who is called so. */
async function book(shop: Shop, name: string, openid: string, hours: number) {
  const player = shop.as(openid)
  if (name !== '') await player.ask('updateProfile', { nickname: name })
  const { id } = await hold(player, slot(shop, hours))
  return { id, player }
}

async function bookAndPay(shop: Shop, name: string, openid: string, hours: number, picture = aScreenshot()) {
  const { id, player } = await book(shop, name, openid, hours)
  const file_ids = [await player.upload(picture), await player.upload(aScreenshot())]
  await player.ask('uploadProof', { order_id: id, file_ids, note: NOTE })
  return id
}

async function decorate(shop: Shop): Promise<void> {
  const qr = readFileSync(join(__dirname, '../../start/pay-qr.png'))
  const owner = shop.as('lan')
  await owner.ask('updateSettings', {
    pay_qr_url: await owner.upload(qr),
    notice: '周三晚上换手柄，十点以后可能要等几分钟，请见谅。来之前记得带身份证。',
    closed_weekdays: [3],
    opening_hours: { from_hour: 10, to_hour: 4 },
    price_rules: [
      { weekdays: [0, 5, 6], from_hour: 18, to_hour: 2, price: 2550 },
      { weekdays: [1, 2, 3, 4], from_hour: 10, to_hour: 14, price: 0 },
    ],
  })
  await owner.ask('inviteAdmin', { role: 'viewer', name: '来帮忙看店的表弟' })
  const [from_time, to_time] = [slot(shop, 3), slot(shop, 5)]
  await shop.as('bo').ask('closeHours', { console_id: '2', from_time, to_time, reason: '手柄漂移，送修' })
}

/** Somebody whose money did not come, somebody who sent the wrong picture, and one who came to terms with the shop. */
async function judge(shop: Shop) {
  const verdict = async (name: string, openid: string, hours: number, allow_resubmit: boolean) => {
    const order_id = await bookAndPay(shop, name, openid, hours)
    const reason = '截图金额和订单不符，应付 25.50 元，实际转了 15.00 元，请补差价后重新上传完整的截图'
    await shop.as('bo').ask('verify', { order_id, pass: false, reason, allow_resubmit })
    return order_id
  }
  const rejected = await verdict('阿强', 'qiang', 1, false)
  const returned = await verdict('小美🌸', 'mei', 2, true)
  const cancelled = (await book(shop, '大山', 'shan', 1)).id
  await shop.as('bo').ask('cancelOrder', { order_id: cancelled, reason: '双方协商取消' })
  return { rejected, returned, cancelled }
}

/** A shop on a busy Monday evening: every kind of order, setting and record that a page shows in its own way. */
export async function fillLivelyShop(shop: Shop) {
  moveTo(shop, OPENING)
  await shop.insert('admins', [
    { _id: 'lan', role: 'owner', name: '兰姐' },
    { _id: 'bo', role: 'operator', name: '周末值班的小波同学' },
    { _id: 'kan', role: 'viewer', name: '会计' },
  ])
  await insertPast(shop, PAST_ORDERS, addHours(instant(Date.parse(OPENING)), -1), 14)
  await decorate(shop)
  const judged = await judge(shop)
  const picture = aScreenshot()
  const paid = await bookAndPay(shop, '小明', 'ming', 0, picture)
  await shop.as('lan').ask('verify', { order_id: paid, pass: true })
  const waiting = await bookAndPay(shop, '不给糖就捣蛋的南瓜骑士Sebastian', 'hua', 0, picture)
  const { id } = await book(shop, '', 'nobody-yet', 4)
  await handIn(shop.as('nobody-yet'), id)
  const pending = (await book(shop, '夜猫子', 'mao', 5)).id
  return { ...judged, paid, waiting, pending }
}
