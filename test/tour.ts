import { randomBytes } from 'node:crypto'
import { parseArgs } from 'node:util'
import { exif, aJpeg, contains, SECRET } from './pictures'
import { Door, type Customer, type Order, type Reply } from './tour/door'
import { startInstance } from './tour/instance'
import { Transcript } from './tour/transcript'

const HELP = `npm run tour -- [--url http://127.0.0.1:PORT]
A scripted customer goes through the main job by the public door, and says what was expected and what came. Without
--url it starts an instance of its own, in memory. On a running instance the clock is moved on by a quarter of an hour
and back again: holds that others have there lapse meanwhile.`

const run = randomBytes(3).toString('hex')
const customer = (door: Door, name: string): Customer => door.customer(`tour-${run}-${name}`)

interface Tour {
  door: Door
  say: Transcript
  admin: Customer
  ming: Customer
  hua: Customer
  qiang: Customer
}

/** An hour with one place left. */
async function lastPlace({ door, ming }: Tour, after = ''): Promise<string> {
  const { slots = [] } = await ming.ask('listSlots', {})
  const found = slots.find(({ remaining, start_time }) => remaining === 1 && start_time > after)
  if (!found) throw new Error(`no hour has exactly one place left at ${door.url}`)
  return found.start_time
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
async function threeWantOne(tour: Tour): Promise<{ order: Order; winner: Customer; losers: Customer[] }> {
  const { say, ming, hua, qiang } = tour
  const start_time = await lastPlace(tour)
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
  return { order, winner, losers: people.filter((person) => person !== winner) }
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
    [...kept.subarray(0, 2), ...[seen?.proofs[0]?.width, seen?.proofs[0]?.height]],
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

async function lapsesAndIsTaken(tour: Tour, taken: string, [loser, rival]: Customer[]): Promise<void> {
  const { say, door } = tour
  if (!loser || !rival) throw new Error('two players are needed')
  const start_time = await lastPlace(tour, taken)
  say.title(`A hold at ${start_time} lapses, and is taken over before the timer runs`)
  await door.awayFromTheMinute()
  const { order } = await loser.ask('createReservation', { start_time })
  if (!order?.expire_at) throw new Error('a hold has an end')
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

async function whoMayNot({ say, door, ...people }: Tour, { id }: Order, winner: Customer): Promise<void> {
  say.title('A stranger, a forged admin and a client that plays the timer')
  const stranger = customer(door, 'stranger')
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
  const forged = { userInfo: { openId: people.admin.openid }, openid: people.admin.openid, role: 'owner' }
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

async function everythingIsFreeAgain(tour: Tour, { id, start_time }: Order, [, rival]: Customer[]): Promise<void> {
  const { say, admin, ming } = tour
  say.title('The hours are given back')
  const { order: ended } = await admin.ask('cancelOrder', { order_id: id, reason: '演示结束' })
  say.compare('the admin ends the paid order, with a reason', 'cancelled', ended?.status)
  const { pending_order } = (await rival?.ask('login', { code: await rival.code() })) ?? {}
  const { order: gone } = (await rival?.ask('cancelOrder', { order_id: pending_order?.id })) ?? {}
  say.compare('the player lets go of the hold', 'cancelled', gone?.status)
  const { slots = [] } = await ming.ask('listSlots', {})
  const remaining = [start_time, gone?.start_time].map(
    (time) => slots.find((slot) => slot.start_time === time)?.remaining,
  )
  say.compare('both hours have a place again', [1, 1], remaining)
}

async function walk(url: string, say: Transcript): Promise<void> {
  const door = new Door(url)
  const [ming, hua, qiang] = ['ming', 'hua', 'qiang'].map((name) => customer(door, name)) as [
    Customer,
    Customer,
    Customer,
  ]
  const tour: Tour = { door, say, admin: door.customer('admin-lan'), ming, hua, qiang }
  const before = await door.now()
  const started = Date.now()
  try {
    await everybodyComes(tour)
    const { order, winner, losers } = await threeWantOne(tour)
    await aProofWithGps(tour, order, winner)
    await returnedAndApproved(tour, order, winner)
    await lapsesAndIsTaken(tour, order.start_time, losers)
    await whoMayNot(tour, order, winner)
    await everythingIsFreeAgain(tour, order, losers)
  } finally {
    await door.moveClock(before + Date.now() - started)
  }
}

async function main(): Promise<void> {
  const { values } = parseArgs({ options: { url: { type: 'string' }, help: { type: 'boolean', default: false } } })
  if (values.help) return console.log(HELP)
  const own = values.url ? null : await startInstance()
  const say = new Transcript()
  try {
    await walk(values.url ?? own?.url ?? '', say)
  } finally {
    await own?.stop()
  }
  say.summary()
  process.exitCode = say.differences === 0 ? 0 : 1
}

main().catch((error: Error) => {
  console.error(`The tour ended early: ${error.message}`)
  process.exitCode = 1
})
