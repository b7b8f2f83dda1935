import { range } from '../support/random'
import { contradictions } from '../support/invariants'
import { aPng } from '../support/pictures'
import { isThere, moveTo, OPENING, passMinutes } from '../support/scenes'
import { openShop, type Shop } from '../support/shop'
import { holdBack, untilHeld } from '../support/holding'

let shop: Shop

beforeEach(async () => {
  shop = await openShop({ admins: { lan: 'owner' } })
  moveTo(shop, OPENING)
  await ming().ask('login', {})
})
afterEach(async () => {
  shop.cloud.faults.clear()
  expect(await contradictions(shop)).toEqual([])
  await shop.close()
})

function ming() {
  return shop.as('ming')
}
let pictures = 0
async function change() {
  return ming().call('updateProfile', { avatar_file_id: await ming().upload(aPng(20 + ++pictures, 20)) })
}
async function pictureOf() {
  return (await shop.find('users', { _id: 'ming' }))[0]?.avatar_file_id ?? ''
}

test('a new picture takes the place of the old one, whose file goes', async () => {
  const seen: string[] = []
  for (const _ of range(3)) {
    await change()
    seen.push(await pictureOf())
  }
  expect(await Promise.all(seen.map((file_id) => isThere(shop, file_id)))).toEqual([false, false, true])
  expect(await shop.find('stored_files')).toMatchObject([{ owner: 'ming', status: 'used' }])
})

test('ten pictures an hour are enough, and none is too large', async () => {
  const codes: number[] = []
  for (const _ of range(11)) codes.push((await change()).code)
  expect(codes).toEqual([...range(10).map(() => 0), 4006])
  passMinutes(shop, 61)
  expect((await change()).code).toBe(0)
})

test.each(['database.startTransaction'])('what dies at %s is swept an hour later', async (action) => {
  await change()
  const kept = await pictureOf()
  shop.cloud.faults.use({ seed: 1, rules: [{ action, function: 'updateProfile', nth: 2, kind: 'crash_before' }] })
  await change().catch(() => {})
  shop.cloud.faults.clear()
  passMinutes(shop, 61)
  await shop.timer()
  expect([(await shop.find('stored_files')).length, await isThere(shop, kept)]).toEqual([1, true])
})

test('a picture that races the deletion stays in nobody’s name', async () => {
  const file_id = await ming().upload(aPng(30, 20))
  const begin = { action: 'database.startTransaction', function: 'updateProfile', nth: 2 }
  holdBack(shop, begin)
  const changing = ming().call('updateProfile', { avatar_file_id: file_id })
  await untilHeld(shop)
  await ming().ask('deleteMyData', { confirm: true })
  shop.cloud.faults.release()
  expect(await changing).toMatchObject({ code: 4005 })
  expect(await shop.find('users')).toEqual([])
  passMinutes(shop, 61)
  await shop.timer()
  expect(await shop.find('stored_files')).toEqual([])
})
