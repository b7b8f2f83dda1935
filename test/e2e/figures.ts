import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import type { TestHook } from 'wechat-local'
import type { Phone, Street } from './phone'
import { rests } from './rest'

interface AppConfig {
  subPackages: { root: string; pages: string[] }[]
}

function subPackagesOf(weapp: string) {
  return (JSON.parse(readFileSync(join(weapp, 'app.json'), 'utf8')) as AppConfig).subPackages
}

/** The paths of the pages that only admins have, and of the one on which an invitation is accepted. */
export function pagesOfAdmins(weapp: string): string[] {
  const admin = subPackagesOf(weapp).filter(({ root }) => root === 'admin')
  return admin.flatMap(({ root, pages }) => pages.map((page) => `${root}/${page}`))
}

/** What WeChat's servers hand out with a package: neither maps nor licences, nor the file for the tools. */
function isShipped(file: string): boolean {
  return !/\.map$|\.LICENSE\.txt$|^project\.config\.json$/.test(file)
}

function isFileOf(weapp: string) {
  return (file: string) => isShipped(file) && statSync(join(weapp, file)).isFile()
}

export function filesOf(weapp: string): string[] {
  return readdirSync(weapp, { recursive: true, encoding: 'utf8' }).filter(isFileOf(weapp))
}

/** Raw bytes of the main package, of what a player opens by a tap, and of what only admins open. */
export function measurePackages(weapp: string) {
  const roots = subPackagesOf(weapp).map(({ root }) => root)
  const files = filesOf(weapp)
  const rootOf = (file: string) => roots.find((root) => file.startsWith(`${root}/`))
  const bytesIn = (wanted: string | undefined) =>
    files.filter((file) => rootOf(file) === wanted).reduce((sum, file) => sum + statSync(join(weapp, file)).size, 0)
  return {
    main_package_bytes: bytesIn(undefined),
    visit_package_bytes: bytesIn('visit'),
    admin_package_bytes: bytesIn('admin'),
  }
}

type SetData = ReturnType<TestHook['setData']>

/** Bytes of the only setData that `act` leads to; NaN when there were more, or none. */
async function bytesOf(phone: Phone, act: () => Promise<void>): Promise<number> {
  await phone.hook((hook) => hook.resetCounts())
  await act()
  const { count, bytes }: SetData = await phone.hook((hook) => hook.setData())
  return count === 1 ? bytes : NaN
}

async function measureFirstScreen(phone: Phone) {
  await phone.slot('00:00').waitFor()
  await rests(phone.page)
  const [calls, { records, bytes }, tree] = await Promise.all([
    phone.hook((hook) => hook.calls()),
    phone.hook((hook) => hook.setData()),
    phone.hook((hook) => hook.tree()),
  ])
  const arrived = Math.min(...calls.map(({ started_at, duration_ms = 0 }) => started_at + duration_ms))
  return {
    slots: await phone.top.locator('.slot').count(),
    first_screen_calls: calls.length,
    first_screen_setdata: records.filter(({ at }) => at >= arrived).length,
    first_screen_bytes: bytes,
    slots_nodes: tree.nodes,
    slots_children: tree.children,
    slots_depth: tree.depth,
  }
}

/** Choosing an hour, and choosing another one instead. */
async function measureChoice(phone: Phone): Promise<number> {
  const choose = (hour: string) =>
    bytesOf(phone, async () => {
      await phone.slot(hour).tap()
      await rests(phone.page)
    })
  return Math.max(await choose('00:00'), await choose('01:00'))
}

/** Choosing the last of four hours; afterwards one hour is chosen, as before. */
async function measureStretch(phone: Phone): Promise<number> {
  await phone.slot('06:00').tap()
  await rests(phone.page)
  const bytes = await bytesOf(phone, async () => {
    await phone.slot('09:00').tap()
    await rests(phone.page)
  })
  await phone.slot('01:00').tap()
  await rests(phone.page)
  return bytes
}

/** Runs in the browser: what was set by the frame in which the text changes next. A slow machine sees no second tick. */
async function nextTick(time: Element): Promise<SetData> {
  const phone = window.__phone
  if (!phone) throw new Error('no phone runs in this page')
  phone.resetCounts()
  const how = { childList: true, characterData: true, subtree: true }
  await new Promise((resolve) => new MutationObserver(resolve).observe(time, how))
  await new Promise((resolve) => requestAnimationFrame(resolve))
  return phone.setData()
}

/** Opening the pay page after booking: the booking's call is one of those counted. */
async function measurePay(phone: Phone) {
  await phone.hook((hook) => hook.resetCounts())
  await phone.tap('预约')
  await phone.sees('请在时间内转账并上传截图')
  await rests(phone.page)
  const [calls, { perPage }] = await Promise.all([
    phone.hook((hook) => hook.calls()),
    phone.hook((hook) => hook.setData()),
  ])
  const { count = NaN, bytes = NaN } = perPage['visit/pages/pay/index'] ?? {}
  return { pay_calls: calls.length, pay_setdata: count, pay_bytes: bytes }
}

/** Coming back to the slots when an order has to be paid: all that is set on their page. */
async function measureBack(phone: Phone): Promise<number> {
  await phone.hook((hook) => hook.resetCounts())
  await phone.top.getByLabel('返回').tap()
  await phone.sees('你有一笔待支付订单')
  await rests(phone.page)
  const { perPage } = await phone.hook((hook) => hook.setData())
  return perPage['pages/slots/index']?.bytes ?? NaN
}

/** One tick of the countdown on the pay page. */
async function measureTick(phone: Phone): Promise<number> {
  const { count, bytes } = await phone.top.locator('.countdown').first().evaluate(nextTick)
  return count === 1 ? bytes : NaN
}

/** What a player's phone does and how often, counted exactly. */
export async function measurePhone(street: Street) {
  const phone = await street.phone('ming')
  const first = await measureFirstScreen(phone)
  const select_bytes = await measureChoice(phone)
  const stretch_bytes = await measureStretch(phone)
  const pay = await measurePay(phone)
  const tick_bytes = await measureTick(phone)
  return { ...first, select_bytes, stretch_bytes, ...pay, tick_bytes, back_bytes: await measureBack(phone) }
}
