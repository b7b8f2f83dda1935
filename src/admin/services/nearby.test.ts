import { watchNearby } from './nearby'

interface Seen {
  intersectionRatio: number
  boundingClientRect: { height: number }
}

/** The ticks to come, and the observers that are at work. */
const view = { ticks: [] as (() => void)[], observing: new Map<string, (seen: Seen) => void>() }

function createIntersectionObserver() {
  let watched = ''
  const observer = {
    relativeToViewport: () => observer,
    observe: (selector: string, tell: (seen: Seen) => void) => {
      watched = selector
      view.observing.set(selector, tell)
    },
    disconnect: () => view.observing.delete(watched),
  }
  return observer
}

jest.mock('@tarojs/taro', () => ({
  getCurrentInstance: () => ({ page: {} }),
  createIntersectionObserver: () => createIntersectionObserver(),
  nextTick: (run: () => void) => view.ticks.push(run),
}))

function tick() {
  return view.ticks.splice(0).forEach((run) => run())
}

it('tells when an element comes near, with its height, until it is stopped', () => {
  const told: [boolean, number][] = []
  const stop = watchNearby('chunk-1', (...what) => told.push(what))
  tick()
  view.observing.get('#chunk-1')?.({ intersectionRatio: 0.2, boundingClientRect: { height: 300 } })
  expect(told).toEqual([[true, 300]])
  stop()
  expect(view.observing.size).toBe(0)
})

it('observes nothing when it is stopped before the view has drawn the element', () => {
  const stop = watchNearby('chunk-2', () => undefined)
  stop()
  tick()
  expect(view.observing.size).toBe(0)
})
