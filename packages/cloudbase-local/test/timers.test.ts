import { createClock } from '../src/clock'
import { startTimers, timerEvent, type Trigger } from '../src/timers/timers'

const trigger: Trigger = { function: 'sweep', name: 'every-minute', cron: '0 * * * * * *' }

function started(whenFired = (): void => {}) {
  const clock = createClock()
  clock.set(Date.parse('2026-03-01T10:00:30Z'))
  const fired: string[] = []
  const stop = startTimers({
    clock,
    triggers: () => [trigger],
    fire: () => {
      fired.push(new Date(clock.now()).toISOString())
      whenFired()
      return Promise.resolve()
    },
  })
  return { clock, fired, stop }
}

test('a clock moved past a due time fires the timer, once for the whole jump', () => {
  const { clock, fired, stop } = started()
  clock.advance(29_000)
  expect(fired).toHaveLength(0)
  clock.advance(1_500)
  expect(fired).toHaveLength(1)
  clock.advance(3600_000)
  expect(fired).toHaveLength(2)
  stop()
})

test('a clock moved back is due again at the next minute of the new time', () => {
  const { clock, fired, stop } = started()
  clock.set(Date.parse('2026-02-01T00:00:30Z'))
  expect(fired).toHaveLength(0)
  clock.advance(31_000)
  expect(fired).toHaveLength(1)
  stop()
})

test('a stopped timer fires no more', () => {
  const { clock, fired, stop } = started()
  stop()
  clock.advance(3600_000)
  expect(fired).toHaveLength(0)
})

test('a timer fires by itself when its second comes', async () => {
  let isWatching = false
  let comes = (): void => {}
  const byItself = new Promise<void>((resolve) => (comes = resolve))
  const { clock, fired, stop } = started(() => isWatching && comes())
  clock.set(Date.parse('2026-03-01T10:05:59.900Z'))
  fired.length = 0
  isWatching = true
  await byItself
  expect(fired).toEqual([expect.stringMatching(/^2026-03-01T10:06:00/)])
  stop()
})

test('its event has the platform’s fields, the time without milliseconds', () => {
  expect(timerEvent(trigger, Date.parse('2026-03-01T10:01:00.250Z'))).toEqual({
    Type: 'Timer',
    TriggerName: 'every-minute',
    Time: '2026-03-01T10:01:00Z',
    Message: '',
  })
})
