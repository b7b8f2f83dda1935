import { delayedSend } from './delayed-send'

const WHILE_MS = 5000

function setUp() {
  const sent: string[] = []
  const onEnd = jest.fn()
  const held = delayedSend<string>(WHILE_MS, (one) => sent.push(one), onEnd)
  return { sent, onEnd, ...held }
}

beforeEach(() => jest.useFakeTimers())
afterEach(() => jest.useRealTimers())

test('what is held back goes out when its time is over, and once', () => {
  const { sent, hold, onEnd } = setUp()
  hold('a')
  jest.advanceTimersByTime(WHILE_MS - 1)
  expect(sent).toEqual([])
  jest.advanceTimersByTime(WHILE_MS * 2)
  expect(sent).toEqual(['a'])
  expect(onEnd).toHaveBeenCalledTimes(1)
})

test('what is taken back never goes out', () => {
  const { sent, hold, takeBack, onEnd } = setUp()
  hold('a')
  expect(takeBack()).toBe('a')
  expect(takeBack()).toBeNull()
  jest.advanceTimersByTime(WHILE_MS * 2)
  expect(sent).toEqual([])
  expect(onEnd).toHaveBeenCalledTimes(1)
})

test('the next one sends the one before at once, and has the whole time for itself', () => {
  const { sent, hold } = setUp()
  hold('a')
  jest.advanceTimersByTime(4000)
  hold('b')
  expect(sent).toEqual(['a'])
  jest.advanceTimersByTime(4000)
  expect(sent).toEqual(['a'])
  jest.advanceTimersByTime(1000)
  expect(sent).toEqual(['a', 'b'])
})

test('leaving sends what is held back at once, and nothing twice', () => {
  const { sent, hold, sendNow } = setUp()
  hold('a')
  sendNow()
  sendNow()
  jest.advanceTimersByTime(WHILE_MS * 2)
  expect(sent).toEqual(['a'])
})
