import { createHash } from 'node:crypto'
import { pictureSentences } from '../../core/images/image'
import { addMinutes } from '../../core/time'
import { contradictions } from '../support/invariants'
import {
  aJpeg,
  aPng,
  bytesOf,
  chunk,
  comment,
  contains,
  exif,
  header,
  imageData,
  jfif,
  join,
  PNG_HEAD,
  SECRET,
  xmp,
} from '../support/pictures'
import { consoles } from '../../core/testing/samples'
import { aScreenshot, handIn, hold, moveTo, OPENING, slot, submitted } from '../support/scenes'
import { openShop, type Person, type Shop } from '../support/shop'

let shop: Shop

beforeAll(async () => {
  shop = await openShop({ settings: { consoles: consoles(20) }, admins: { lan: 'operator' } })
  moveTo(shop, OPENING)
})
afterAll(() => shop.close())
afterEach(async () => expect(await contradictions(shop)).toEqual([]))

let players = 0
function aPlayer(): Person {
  return shop.as(`payer-${++players}`)
}
async function aHold(hours = 20) {
  const player = aPlayer()
  return { player, order_id: (await hold(player, slot(shop, hours))).id }
}
async function stored(order_id: string) {
  return (await shop.find('orders', { _id: order_id }))[0]
}
async function download(url: string | undefined) {
  return new Uint8Array(await (await fetch(url ?? '')).arrayBuffer())
}
async function shown(player: Person, order_id: string) {
  return (await player.ask('getOrder', { order_id })).order
}

test.each([
  ['JPEG', 'jpg', aJpeg(40, 24, jfif, exif({ orientation: 6 }), comment, xmp)],
  ['PNG', 'png', aPng(40, 24, chunk('eXIf', bytesOf(SECRET)), chunk('tEXt', bytesOf(`where\0${SECRET}`)))],
])('what is kept of a %s is the picture, and nothing of where it was taken', async (_type, ending, picture) => {
  expect(contains(picture, SECRET)).toBe(true)
  const { player, order_id } = await aHold()
  await handIn(player, order_id, picture)
  const { proofs } = await shown(player, order_id)
  expect(proofs).toMatchObject([{ width: 40, height: 24 }])
  const kept = await download(proofs[0]?.url)
  expect(contains(kept, SECRET)).toBe(false)
  const sha256 = createHash('sha256').update(kept).digest('hex')
  expect(proofs[0]?.id).toBe(sha256)
  expect((await stored(order_id))?.proofs[0]?.file_id).toMatch(new RegExp(`/proofs/${sha256}/${order_id}\\.${ending}$`))
})

test('the inbox is emptied, and evidence lies where no client can write or read', async () => {
  const { player, order_id } = await aHold()
  const file_id = await player.upload(aScreenshot())
  await player.ask('uploadProof', { order_id, file_ids: [file_id] })
  const other = await aHold()
  const again = await shop
    .as(player.openid)
    .call('uploadProof', { order_id, file_ids: [file_id, await player.upload(aScreenshot())] })
  expect(again).toMatchObject({
    code: 4000,
    message: '第 1 张：找不到这个文件，请重新上传',
    detail: { field: 'file_ids.0' },
  })
  const kept = (await stored(order_id))?.proofs[0]?.file_id ?? ''
  await expect(player.upload(aScreenshot(), kept.split('/').slice(3).join('/'))).rejects.toThrow('storage rule')
  expect(await other.player.call('uploadProof', { order_id: other.order_id, file_ids: [kept] })).toMatchObject({
    code: 4004,
  })
})

test('a proof stops the clock until the order ends, and says when the admins are late with it', async () => {
  const soon = await submitted(aPlayer(), slot(shop, 1))
  expect(soon).toMatchObject({ status: 'proof_submitted', expire_at: soon.end_time })
  const later = await submitted(aPlayer(), slot(shop, 30))
  expect(later).toMatchObject({ expire_at: later.end_time, review_by: addMinutes(later.updated_at, 720) })
})

test('the same upload again is answered with the order as it is, also after the verdict', async () => {
  const { player, order_id } = await aHold()
  const file_ids = [await player.upload(aScreenshot())]
  const first = await player.ask('uploadProof', { order_id, file_ids, note: '已付' })
  expect(await player.ask('uploadProof', { order_id, file_ids, note: '已付' })).toEqual(first)
  await shop.as('lan').ask('verify', { order_id, pass: true })
  const { order } = await player.ask('uploadProof', { order_id, file_ids })
  expect([order.status, order.proofs.length, order.note]).toEqual(['paid', 1, '已付'])
})

test('the same picture from another upload is still one image, and changes nothing', async () => {
  const { player, order_id } = await aHold()
  const picture = aScreenshot()
  const first = await handIn(player, order_id, picture)
  expect(await handIn(player, order_id, picture)).toEqual(first)
})

test('1 to 3 images in all, over several uploads, and a note of at most 200 characters', async () => {
  const { player, order_id } = await aHold()
  const three = await Promise.all(
    [aScreenshot(), aScreenshot(), aScreenshot()].map((picture) => player.upload(picture)),
  )
  const [first = '', ...rest] = three
  await player.ask('uploadProof', { order_id, file_ids: [first], note: '一' })
  const { order } = await player.ask('uploadProof', { order_id, file_ids: rest, note: '第二次' })
  expect([order.proofs.length, order.note]).toEqual([3, '第二次'])
  const fourth = await player.upload(aScreenshot())
  const before = await everything(order_id)
  const tooMany = { code: 4000, message: '一笔订单要有 1 到 3 张截图', detail: { field: 'file_ids' } }
  expect(await player.call('uploadProof', { order_id, file_ids: [fourth] })).toMatchObject(tooMany)
  expect(await player.call('uploadProof', { order_id, file_ids: [...three, fourth] })).toMatchObject({ code: 4000 })
  expect(await player.call('uploadProof', { order_id, file_ids: [fourth, fourth] })).toMatchObject({ code: 4000 })
  expect(await player.call('uploadProof', { order_id, file_ids: [fourth], note: '字'.repeat(201) })).toMatchObject({
    code: 4000,
    detail: { field: 'note' },
  })
  expect(await everything(order_id)).toEqual(before)
})

test('a note that WeChat finds risky is refused, and names its field', async () => {
  const { player, order_id } = await aHold()
  const request = { order_id, file_ids: [await player.upload(aScreenshot())], note: '这是违规测试' }
  expect(await player.call('uploadProof', request)).toMatchObject({ code: 4000, detail: { field: 'note' } })
  expect((await shown(player, order_id)).status).toBe('pending')
})

function padded(picture: Uint8Array, length: number) {
  return Buffer.concat([picture], length)
}
function bomb() {
  return join(PNG_HEAD, header(30_000, 30_000), imageData(1, 1), chunk('IEND'))
}

test.each([
  ['a text named .jpg', () => bytesOf('I have paid, really.'), pictureSentences.type],
  ['nothing', () => new Uint8Array(), pictureSentences.empty],
  ['half a JPEG', () => aJpeg(400, 400).subarray(0, 300), pictureSentences.broken],
  ['a PNG that would unpack to 900 million pixels', bomb, pictureSentences.size],
  ['a picture of more than 5 MB', () => padded(aJpeg(), 5 * 1024 * 1024 + 1), pictureSentences.bytes],
])(
  '%s is refused with a sentence, and nothing is kept, not even of a good picture beside it',
  async (_n, bytes, why) => {
    const { player, order_id } = await aHold()
    const before = await everything(order_id)
    const file_ids = [await player.upload(aScreenshot()), await player.upload(bytes())]
    const reply = await player.call('uploadProof', { order_id, file_ids })
    expect(reply).toMatchObject({ code: 4000, message: `第 2 张：${why}`, detail: { field: 'file_ids.1' } })
    expect(await everything(order_id)).toEqual(before)
  },
)

async function everything(order_id: string) {
  return [await stored(order_id), await shop.find('payment_proofs', { order_id })]
}

test('a picture of exactly 5 MB is taken', async () => {
  const { player, order_id } = await aHold()
  expect((await handIn(player, order_id, padded(aScreenshot(), 5 * 1024 * 1024))).status).toBe('proof_submitted')
})

test('only files of the caller’s own inbox are taken; another’s are refused without telling whether they exist', async () => {
  const { player, order_id } = await aHold()
  const theirs = await aPlayer().upload(aScreenshot())
  const mine = await player.upload(aScreenshot())
  const refused = async (file_id: string) => (await player.call('uploadProof', { order_id, file_ids: [file_id] })).code
  const codes = await Promise.all([
    refused(theirs),
    refused(theirs.replace(/[^/]*$/, 'not-there.jpg')),
    refused(mine.replace('cloud://local.', 'cloud://other.')),
    refused(mine.replace(`/inbox/${player.openid}/`, `/inbox/${player.openid}/../`)),
    refused(mine.replace(`/inbox/${player.openid}/`, `/inbox/${player.openid}x/`)),
    refused(mine.replace('/inbox/', '/shop/')),
  ])
  expect(codes).toEqual([4004, 4004, 4004, 4004, 4004, 4004])
  const noFile = { code: 4000, message: '不是有效的文件编号', detail: { field: 'file_ids.0' } }
  const named = await player.call('uploadProof', { order_id, file_ids: ['https://elsewhere.example/a.jpg'] })
  expect(named).toMatchObject(noFile)
  const names = [
    '',
    'https://elsewhere.example/a.jpg',
    'cloud://',
    mine.replace('cloud://', 'file://'),
    `${mine}?x=1`,
    `${mine}-`,
  ]
  for (const file_id of names)
    expect(await player.call('uploadProof', { order_id, file_ids: [file_id] })).toMatchObject({
      code: 4000,
      detail: { field: expect.stringMatching(/^file_ids/) as string },
    })
})

test('a proof handed in at the last moment counts; at the deadline itself it is too late', async () => {
  const lastMoment = await aHold()
  const deadline = async (order_id: string) => (await stored(order_id))?.expire_at ?? ''
  moveTo(shop, addMinutes(await deadline(lastMoment.order_id), -0.02))
  expect((await handIn(lastMoment.player, lastMoment.order_id)).status).toBe('proof_submitted')
  const tooLate = await aHold()
  const file_ids = [await tooLate.player.upload(aScreenshot())]
  moveTo(shop, await deadline(tooLate.order_id))
  expect(await tooLate.player.call('uploadProof', { order_id: tooLate.order_id, file_ids })).toMatchObject({
    code: 4003,
  })
})

test('a proof is handed in by nobody but the player, and for no order that is over', async () => {
  const { player, order_id } = await aHold()
  const stranger = aPlayer()
  const theirs = { order_id, file_ids: [await stranger.upload(aScreenshot())] }
  expect(await stranger.call('uploadProof', theirs)).toMatchObject({ code: 4004 })
  expect(await stranger.call('uploadProof', { ...theirs, order_id: 'no-such-order' })).toMatchObject({ code: 4004 })
  await player.ask('cancelOrder', { order_id })
  const mine = { order_id, file_ids: [await player.upload(aScreenshot())] }
  expect(await player.call('uploadProof', mine)).toMatchObject({ code: 4005, detail: { status: 'cancelled' } })
})
