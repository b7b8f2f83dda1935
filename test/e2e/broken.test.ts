import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { moveTo, OPENING } from '../support/scenes'
import { travel } from './journey'
import { builtWeapp, openStreet, type Street } from './phone'

/** A build in which a tap on a button is bound to nothing. */
function breakButtons(weapp: string): void {
  cpSync(builtWeapp, weapp, { recursive: true })
  const file = join(weapp, 'base.wxml')
  const intact = readFileSync(file, 'utf8')
  const broken = intact.replace(/<button [^>]*>/, (tag) => tag.replace('bindtap="eh"', ''))
  expect(broken.length).toBe(intact.length - 'bindtap="eh"'.length)
  writeFileSync(file, broken)
}

let weapp: string
let street: Street
beforeAll(async () => {
  weapp = mkdtempSync(join(tmpdir(), 'broken-weapp-'))
  breakButtons(weapp)
  street = await openStreet({ weapp, admins: { boss: 'owner' }, settings: { price_per_hour: 1500 } })
  moveTo(street.shop, OPENING)
})
afterAll(async () => {
  await street?.close()
  rmSync(weapp, { recursive: true })
})

test('the journey of a player fails when one bindtap of the build is broken', async () => {
  const phone = await street.phone('ming')
  await phone.slot('21:00').waitFor()
  phone.page.setDefaultTimeout(4000)
  await expect(travel(street, phone, '21:00')).rejects.toThrow(/Timeout.*[\s\S]*请在时间内转账并上传截图/)
  expect(await phone.calls('createReservation')).toBe(0)
})
