import { segment, aJpeg } from '../support/pictures'
import { aScreenshot, hold, moveTo, OPENING, slot } from '../support/scenes'
import { openStreet, type Phone, type Street } from './phone'

let street: Street
beforeAll(async () => {
  street = await openStreet({ settings: { price_per_hour: 1500 } })
  moveTo(street.shop, OPENING)
})
afterEach(() => street.hangUp())
afterAll(() => street?.close())

let hours = 0

/** The pay page of an hour that was held before. */
async function payPage(openid: string): Promise<Phone> {
  const order = await hold(street.shop.as(openid), slot(street.shop, hours++))
  const phone = await street.phone(openid, { path: `visit/pages/pay/index?order_id=${order.id}` })
  await phone.sees('请在时间内转账并上传截图')
  return phone
}

async function proofsOf(openid: string) {
  return (await street.shop.find('orders', { openid }))[0]?.proofs
}

test('an upload that breaks off half-way is tried again, without choosing again', async () => {
  const phone = await payPage('ming')
  await phone.upstream(100_000)
  await phone.prepare(aJpeg(16, 8, ...Array.from({ length: 4 }, () => segment(0xfe, new Uint8Array(50_000)))))
  await phone.tap('添加付款截图')
  await phone.tap('同意')
  await phone.sees(/^[1-8]\d%$/)
  await phone.network('offline')
  await phone.sees('上传失败，点按重试')
  await phone.network('online')
  await phone.upstream(-1)
  await phone.tap('上传失败，点按重试')
  await phone.tap('提交凭证')
  await phone.sees('已提交，等待核验')
  expect(await proofsOf('ming')).toHaveLength(1)
  // What was handed in can still be read, and nothing asks for more.
  const [order] = await street.shop.find('orders', { openid: 'ming' })
  await phone.sees(order?.pay_code ?? '')
  expect(await phone.button('提交凭证').count()).toBe(0)
})

test('a picture is removed again, and never more than three are taken', async () => {
  const phone = await payPage('an')
  await phone.prepare(aScreenshot(), aScreenshot())
  await phone.tap('添加付款截图')
  await phone.tap('同意')
  await phone.sees('最多 3 张，还可添加 1 张')
  await phone.tap('删除这张截图')
  await phone.sees('最多 3 张，还可添加 2 张')
  await phone.prepare(aScreenshot(), aScreenshot(), aScreenshot())
  await phone.tap('添加付款截图')
  await phone.sees('最多 3 张，还可添加 0 张')
  expect(await phone.button('添加付款截图').count()).toBe(0)
  await phone.tap('提交凭证')
  await phone.sees('已提交，等待核验')
  expect(await proofsOf('an')).toHaveLength(3)
})

test('pictures that were uploaded are still there when the page is left, and when the phone was off', async () => {
  const phone = await payPage('bo')
  await phone.prepare(aScreenshot())
  await phone.tap('添加付款截图')
  await phone.tap('同意')
  await phone.button('提交凭证').and(phone.page.locator(':not([aria-disabled="true"])')).waitFor()
  await phone.follow('pages/slots/index')
  await phone.tap(/你有一笔待支付订单/)
  await phone.sees('最多 3 张，还可添加 2 张')
  await phone.page.reload()
  await phone.sees('已上传')
  await phone.tap('提交凭证')
  await phone.sees('已提交，等待核验')
  expect(await proofsOf('bo')).toHaveLength(1)
})

test('who declines the privacy notice is shown it, keeps the hour, and may agree later', async () => {
  const phone = await payPage('chen')
  await phone.prepare(aScreenshot())
  await phone.tap('添加付款截图')
  await phone.tap('拒绝')
  await phone.sees('没有同意隐私说明')
  await phone.tap('查看说明')
  await phone.tap('知道了')
  await phone.tap('添加付款截图')
  await phone.tap('同意')
  await phone.tap('提交凭证')
  await phone.sees('已提交，等待核验')
})

test('screenshots handed in twice, because the answer was lost, are in the order once', async () => {
  const phone = await payPage('dai')
  await phone.prepare(aScreenshot())
  await phone.tap('添加付款截图')
  await phone.tap('同意')
  await phone.loseReply('uploadProof')
  await phone.tap('提交凭证')
  await phone.sees('网络不稳，未提交成功，可放心重试')
  await phone.sees('已提交，等待核验')
  await phone.tap('补充截图')
  await phone.sees('最多 3 张，还可添加 2 张')
  expect(await proofsOf('dai')).toHaveLength(1)
})
