import { addHours, instant, nextWholeHour } from '../../core/time'
import type { Phone, Street } from './phone'

/** Until the phone has asked so often whether something has changed. */
function hasAsked(phone: Phone, questions: number): Promise<unknown> {
  return phone.page.waitForFunction(
    (wanted) => {
      const asked = window.__phone
        ?.calls()
        .filter(({ name, duration_ms }) => name === 'hasChanged' && duration_ms !== undefined)
      return (asked?.length ?? 0) >= wanted
    },
    questions,
    { timeout: 120_000 },
  )
}

/**
 * A player looks at the slots and touches nothing: what is set while `questions` find nothing new, and how long it then takes
 * until somebody else's booking is seen, and in how many setData.
 */
export async function measureNotice(street: Street, questions: number) {
  const phone = await street.phone('looker')
  await phone.slot('00:00').waitFor()
  await phone.hook((hook) => hook.resetCounts())
  await hasAsked(phone, questions)
  const taken = phone.top.locator('.slot', { hasText: '已满' })
  const before = await taken.count()
  const idle = await phone.hook((hook) => hook.setData())
  await phone.hook((hook) => hook.resetCounts())
  const booked = performance.now()
  const { shop } = street
  const start_time = addHours(nextWholeHour(instant(shop.cloud.clock.now())), 5)
  await shop.as('booker').ask('createReservation', { start_time })
  await taken.nth(before).waitFor({ timeout: 60_000 })
  const notice_seconds = (performance.now() - booked) / 1000
  const { count } = await phone.hook((hook) => hook.setData())
  return { notice_seconds, notice_setdata: count, notice_idle_bytes: idle.bytes }
}
