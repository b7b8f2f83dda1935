import { randomBytes } from 'node:crypto'
import { exif, aJpeg, contains, SECRET } from '../support/pictures'
import { Door, type Customer, type Order, type Reply } from './door'
import type { Transcript } from './transcript'

const HOUR_MS = 3_600_000

interface Tour {
  /** what names of this tour's people and keys begin with */
  run: string
  door: Door
  say: Transcript
  admin: Customer
  ming: Customer
  hua: Customer
  qiang: Customer
  /** everybody who may have an order when the tour is over */
  guests: Customer[]
}

function guest({ door, run, guests }: Pick<Tour, 'door' | 'run' | 'guests'>, name: string): Customer {
  const customer = door.customer(`tour-${run}-${name}`)
  guests.push(customer)
  return customer
}

interface Hour {
  start_time: string
  remaining: number
}

/** An hour with as few places left as there is, one if possible, that has not begun when the clock stands there. */
async function anHour({ door, ming }: Tour, until: number, not?: Hour): Promise<Hour> {
  const { slots = [] } = await ming.ask('listSlots', {})
  const [found] = slots
    .filter(({ remaining, start_time }) => remaining > 0 && Date.parse(start_time) > until)
    .filter(({ start_time }) => start_time !== not?.start_time)
    .sort((a, b) => a.remaining - b.remaining || (a.start_time < b.start_time ? -1 : 1))
  if (!found) throw new Error(`no hour after ${new Date(until).toISOString()} has a place left at ${door.url}`)
  return found
}

/** Guests take all places of an hour but one. */
async function fillUp(tour: Tour, { start_time, remaining }: Hour): Promise<void> {
  for (let taken = 1; taken < remaining; taken++)
    await guest(tour, `guest-${tour.guests.length}`).ask('createReservation', { start_time })
}

async function everybodyComes({ say, admin, ...people }: Tour): Promise<void> {
  say.title('Everybody comes in')
  for (const person of [people.ming, people.hua, people.qiang]) {
    const { role, pending_order } = await person.ask('login', { code: await person.code() })
    say.compare(`${person.openid} is a player without an order`, [null, null], [role, pending_order])
  }
  const { role } = await admin.ask('login', { code: await admin.code() })
  say.compare(`${admin.openid} is the owner`, 'owner', role)
}

/** Whoever got the hour, and the others. */
async function threeWantOne(tour: Tour): Promise<{ hour: Hour; order: Order; winner: Customer; losers: Customer[] }> {
  const { say, ming, hua, qiang, run } = tour
  const hour = await anHour(tour, (await tour.door.now()) + HOUR_MS)
  const { start_time } = hour
  await fillUp(tour, hour)
  say.title(`Three players want the last place at ${start_time}, at once`)
  const people = [ming, hua, qiang]
  const replies = await Promise.all(
    people.map((person) => person.call('createReservation', { start_time, idempotency_key: `tour-${run}-1` })),
  )
  for (const [at, { code, message }] of replies.entries()) say.note(`${people[at]?.openid}: ${code} ${message ?? ''}`)
  say.compare('one gets it, two are told that it is taken', [0, 4001, 4001], replies.map(({ code }) => code).sort())
  const won = replies.findIndex(({ code }) => code === 0)
  const [winner, order] = [people[won], replies[won]?.data?.order]
  if (!winner || !order) throw new Error('nobody got the hour')
  say.note(`order ${order.order_no}, ¥${order.amount / 100}, remark ${order.pay_code}, until ${order.expire_at}`)
  const again = await winner.call('createReservation', { start_time, idempotency_key: `tour-${run}-1` })
  say.compare('the same tap again is the same order', order.id, again.data?.order?.id)
  return { hour, order, winner, losers: people.filter((person) => person !== winner) }
}

async function aProofWithGps({ say }: Tour, { id }: Order, winner: Customer): Promise<void> {
  say.title('A screenshot that knows where it was taken is handed in')
  const photo = aJpeg(1080, 720, exif({ orientation: 6 }))
  say.compare('the JPEG has a place in its EXIF', true, contains(photo, SECRET))
  const { order } = await winner.ask('uploadProof', {
    order_id: id,
    file_ids: [await winner.upload(photo)],
    note: '已付',
  })
  say.compare('the order waits for the admin', 'proof_submitted', order?.status)
  const { order: seen } = await winner.ask('getOrder', { order_id: id })
  const kept = new Uint8Array(await (await fetch(seen?.proofs[0]?.url ?? '')).arrayBuffer())
  say.compare(
    'what is kept is a JPEG of the same size',
    [255, 216, 1080, 720],
    [...kept.subarray(0, 2), seen?.proofs[0]?.width, seen?.proofs[0]?.height],
  )
  say.compare('the place is gone from it', false, contains(kept, SECRET))
}

async function returnedAndApproved({ say, admin }: Tour, { id }: Order, winner: Customer): Promise<void> {
  say.title('The admin returns it, it is handed in again, and approved')
  const reason = '截图看不清金额，请重新上传'
  const returned = await admin.ask('verify', { order_id: id, pass: false, allow_resubmit: true, reason })
  say.compare('the order is open again', 'pending', returned.order?.status)
  const { order: seen } = await winner.ask('getOrder', { order_id: id })
  say.compare('the player reads why', reason, seen?.reason)
  const file_ids = [await winner.upload(aJpeg(1080, 728))]
  const { order: again } = await winner.ask('uploadProof', { order_id: id, file_ids })
  say.compare('another screenshot is handed in', 'proof_submitted', again?.status)
  const approved = await admin.ask('verify', { order_id: id, pass: true })
  say.compare('the admin approves: paid', 'paid', approved.order?.status)
  const other = await admin.call('verify', { order_id: id, pass: false, reason: '金额不符' })
  say.compare('another verdict comes too late', [4005, 'paid'], [other.code, other.detail?.status])
  const { audits = [] } = await admin.ask('listAudits', { order_id: id })
  say.compare('both verdicts are on record', ['approve', 'return'], audits.map(({ action }) => action).sort())
}

/** How long the shop keeps a place for who has not paid. */
function lengthOfHold({ created_at, expire_at = created_at }: Order): number {
  return Date.parse(expire_at) - Date.parse(created_at)
}

async function lapsesAndIsTaken(tour: Tour, first: Hour, holdMs: number, losers: Customer[]): Promise<Hour> {
  const { say, door } = tour
  const [loser, rival] = losers
  if (!loser || !rival) throw new Error('two players are needed')
  // The clock will be moved to the end of the hold: the hour must not have begun by then.
  const hour = await anHour(tour, (await door.now()) + holdMs + HOUR_MS, first)
  const { start_time } = hour
  say.title(`A hold at ${start_time} lapses, and is taken over before the timer runs`)
  await door.awayFromTheMinute()
  const { order } = await loser.ask('createReservation', { start_time })
  if (!order?.expire_at) throw new Error('a hold has an end')
  // After the hold that is looked at: theirs are to last longer.
  await fillUp(tour, hour)
  await door.moveClock(Date.parse(order.expire_at) - 2500)
  const early = await rival.call('createReservation', { start_time })
  say.compare(
    'two seconds before its end the place is taken',
    [4001, '这个时段刚被约走了，换一个吧'],
    [early.code, early.message],
  )
  const runs = await door.timerRuns()
  await door.moveClock(Date.parse(order.expire_at))
  const { order: lapsed } = await loser.ask('getOrder', { order_id: order.id })
  say.compare('at its end it is expired, by the clock', 'expired', lapsed?.status)
  const theirs = await rival.ask('createReservation', { start_time })
  say.compare('the next player has the place', 'pending', theirs.order?.status)
  const late = await loser.call('uploadProof', { order_id: order.id, file_ids: [await loser.upload(aJpeg())] })
  say.compare('a proof for the lapsed one is too late', [4003, '这笔订单已过期，请重新预约'], [late.code, late.message])
  say.compare('no timer has run since', runs, await door.timerRuns())
  await theTimerRuns(tour, [loser, rival])
  return hour
}

async function theTimerRuns({ say, door, admin }: Tour, people: Customer[]): Promise<void> {
  say.title('Now the timer runs, and changes no answer')
  const answers = async () => {
    const replies = [await admin.call('adminListOrders', { status: ['expired'] })]
    for (const person of people)
      replies.push(
        await person.call('listOrders', {}),
        await person.call('listSlots', {}),
        await person.call('login', { code: await person.code() }),
      )
    return JSON.stringify(replies.map(({ code, data }) => [code, data])).replace(/\?sign=[^"]*/g, '')
  }
  const before = await answers()
  const { code } = await door.runTimer('expireCron')
  say.compare('the timer answers', 0, code)
  say.compare('everybody reads what they read before', true, before === (await answers()))
}

async function whoMayNot(tour: Tour, { id }: Order, winner: Customer): Promise<void> {
  const { say, door, admin } = tour
  say.title('A stranger, a forged admin and a client that plays the timer')
  const stranger = guest(tour, 'stranger')
  const no = '没有权限或订单不存在'
  const refused = async (what: string, asked: Promise<Reply>) => {
    const { code, message } = await asked
    say.compare(what, [4004, no], [code, message])
  }
  await refused('a stranger reads the order', stranger.call('getOrder', { order_id: id }))
  await refused('a stranger cancels the order', stranger.call('cancelOrder', { order_id: id }))
  await refused('a stranger asks for an order that is none', stranger.call('getOrder', { order_id: 'none' }))
  const file_ids = [await stranger.upload(aJpeg())]
  await refused('a stranger hands in a proof', stranger.call('uploadProof', { order_id: id, file_ids }))
  const forged = { userInfo: { openId: admin.openid }, openid: admin.openid, role: 'owner' }
  await refused(
    'a player says "I am the admin" and approves',
    winner.call('verify', { order_id: id, pass: true, ...forged }),
  )
  await refused('the same for the settings', winner.call('updateSettings', { price_per_hour: 0, ...forged }))
  const event = { Type: 'Timer', TriggerName: 'expireCron', Time: '2026-01-01T00:00:00Z', Message: '' }
  await refused('a player calls expireCron', winner.call('expireCron', event))
  await refused('nobody calls expireCron', door.customer('').call('expireCron', event))
  await refused('nobody logs in', door.customer('').call('login', {}))
}

async function everythingIsFreeAgain(tour: Tour, hours: Hour[], { id }: Order, [, rival]: Customer[]): Promise<void> {
  const { say, admin, ming } = tour
  say.title('The hours are given back')
  const { order: ended } = await admin.ask('cancelOrder', { order_id: id, reason: '演示结束' })
  say.compare('the admin ends the paid order, with a reason', 'cancelled', ended?.status)
  const { pending_order } = (await rival?.ask('login', { code: await rival.code() })) ?? {}
  const { order: gone } = (await rival?.ask('cancelOrder', { order_id: pending_order?.id })) ?? {}
  say.compare('the player lets go of the hold', 'cancelled', gone?.status)
  await tidyUp(tour)
  const { slots = [] } = await ming.ask('listSlots', {})
  const remaining = hours.map(({ start_time }) => slots.find((slot) => slot.start_time === start_time)?.remaining)
  const before = hours.map((hour) => hour.remaining)
  say.compare('both hours have the places again that they had', before, remaining)
}

/** Whatever still holds a place when the tour is over, or has ended early, is given back. */
async function tidyUp({ admin, guests }: Tour): Promise<void> {
  for (const person of guests) {
    const { orders = [] } = (await person.call('listOrders', {})).data ?? {}
    for (const { id, status } of orders) {
      if (status === 'pending') await person.call('cancelOrder', { order_id: id })
      if (status === 'proof_submitted' || status === 'paid')
        await admin.call('cancelOrder', { order_id: id, reason: '演示结束' })
    }
  }
}

/** The clock is moved to that minute of an hour to come, if one is given, and comes back in the end. */
export async function walk(url: string, say: Transcript, minute?: number): Promise<void> {
  const door = new Door(url)
  const common = { run: randomBytes(3).toString('hex'), door, guests: [] }
  const [ming, hua, qiang] = [guest(common, 'ming'), guest(common, 'hua'), guest(common, 'qiang')]
  const tour: Tour = { ...common, say, admin: door.customer('admin-lan'), ming, hua, qiang }
  const before = await door.now()
  const started = performance.now()
  try {
    if (minute !== undefined) await door.moveClock(Math.ceil(before / HOUR_MS) * HOUR_MS + minute * 60_000 + 10_000)
    await everybodyComes(tour)
    const { hour, order, winner, losers } = await threeWantOne(tour)
    await aProofWithGps(tour, order, winner)
    await returnedAndApproved(tour, order, winner)
    const next = await lapsesAndIsTaken(tour, hour, lengthOfHold(order), losers)
    await whoMayNot(tour, order, winner)
    await everythingIsFreeAgain(tour, [hour, next], order, losers)
  } finally {
    await tidyUp(tour)
    await door.moveClock(before + performance.now() - started)
  }
}
