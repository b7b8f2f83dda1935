import { recordOf } from '../../cloudfunctions/_shell/stores/pictures'
import { aScreenshot, hold, isThere, moveTo, OPENING, passMinutes, slot, submitted } from '../support/scenes'
import { openShop, type Person, type Shop } from '../support/shop'
import { range } from '../support/random'

/** Storage may fail for one file of a removal: whatever tells of the file stays, the other files go, and it is tried again. */

let shop: Shop

beforeEach(async () => {
  shop = await openShop()
  moveTo(shop, OPENING)
})
afterEach(async () => {
  shop.cloud.faults.clear()
  await shop.close()
})

/** The files of these places in the order in which they are asked for stay, counted from 1. */
function keep(...places: number[]): void {
  const rule = { action: 'storage.deleteFile', kind: 'file_kept' as const }
  shop.cloud.faults.use({ seed: 1, rules: places.map((nth) => ({ ...rule, nth })) })
}

/** An upload whose function dies when the file is stored and not yet on the order; gives the file. */
async function dieUploading(person: Person, order_id: string): Promise<string> {
  const begin = { action: 'database.startTransaction', function: 'uploadProof', kind: 'crash_before' as const }
  const file_ids = [await person.upload(aScreenshot())]
  shop.cloud.faults.use({ seed: 1, rules: [begin] })
  await expect(person.call('uploadProof', { order_id, file_ids })).rejects.toThrow()
  shop.cloud.faults.clear()
  return (await storing(order_id))[0] ?? ''
}
async function storing(order_id: string): Promise<string[]> {
  const [order] = await shop.find('orders', { _id: order_id })
  return (order?.storing ?? []).map(({ file_id }) => file_id)
}
/** Records of pictures that nobody uses since an hour and a minute, and no files. */
function unusedPictures(count: number): Promise<void> {
  const file = (at: number) => `cloud://local.6c6f-local/avatars/${at}.png`
  return shop.insert(
    'stored_files',
    range(count).map((at) => recordOf(file(at), 'ming', 'unused', OPENING)),
  )
}

test('a dead upload whose file stays is known on, and goes an hour later', async () => {
  const order = await hold(shop.as('ming'), slot(shop, 30))
  const file_id = await dieUploading(shop.as('ming'), order.id)
  passMinutes(shop, 61)
  keep(1)
  await shop.timer()
  expect([await storing(order.id), await isThere(shop, file_id)]).toEqual([[file_id], true])
  passMinutes(shop, 61)
  await shop.timer()
  expect([await storing(order.id), await isThere(shop, file_id)]).toEqual([[], false])
})

test('fifty files that stay do not keep the fifty-first from going', async () => {
  await unusedPictures(51)
  passMinutes(shop, 61)
  keep(...range(50).map((at) => at + 1))
  expect(await shop.timer()).toMatchObject({ code: 0 })
  expect(await shop.find('stored_files')).toHaveLength(51)
  keep()
  await shop.timer()
  expect(await shop.find('stored_files')).toHaveLength(50)
  passMinutes(shop, 61)
  await shop.timer()
  expect(await shop.find('stored_files')).toEqual([])
})

test('a step of the timer that fails keeps no other from its work, and the run does not count as done', async () => {
  const order = await hold(shop.as('ming'), slot(shop, 30))
  await dieUploading(shop.as('ming'), order.id)
  await unusedPictures(1)
  passMinutes(shop, 61)
  shop.cloud.faults.use({ seed: 1, rules: [{ action: 'storage.batchDeleteFile', kind: 'network', nth: 1 }] })
  expect(await shop.timer()).toMatchObject({ code: 5001 })
  expect(await storing(order.id)).toHaveLength(1)
  expect(await shop.find('stored_files')).toEqual([])
  expect(await shop.find('system', { _id: 'expireCron' })).toEqual([])
  expect(await shop.timer()).toMatchObject({ code: 0 })
  expect(await storing(order.id)).toEqual([])
  expect(await shop.find('system', { _id: 'expireCron' })).toHaveLength(1)
})

test('an image of long ago whose file stays keeps its name, and goes the next night', async () => {
  const ming = shop.as('ming')
  await submitted(ming, slot(shop, 30))
  const [proof] = await shop.find('payment_proofs')
  passMinutes(shop, 184 * 24 * 60)
  await shop.timer()
  keep(1)
  expect(await shop.timer('tidyCron')).toMatchObject({ data: { proofs_removed: 0 } })
  expect((await shop.find('payment_proofs'))[0]?.file_id).toBe(proof?.file_id)
  expect(await shop.timer('tidyCron')).toMatchObject({ data: { proofs_removed: 1 } })
  expect(await isThere(shop, proof?.file_id ?? '')).toBe(false)
})
