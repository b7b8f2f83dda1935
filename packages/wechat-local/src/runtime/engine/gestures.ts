import { dispatch, elementAt, type Dispatched } from './events'
import { startHover } from './hover'
import { toTouches } from './touch'

const LONG_PRESS_MS = 350
const MOVE_PX = 10
/** A touch is followed by mouse events made from it, which must not count twice. */
const ECHO_MS = 800

interface Point {
  identifier: number
  clientX: number
  clientY: number
}

interface Press {
  target: Node
  start: Point
  moved: boolean
  longPressed: boolean
  timer: ReturnType<typeof setTimeout>
  endHover: () => void
}

let press: Press | null = null
let lastTouchAt = -Infinity
let inTap = false

/** The handlers of a tap are running: WeChat's strictest reading of what a person has asked for by a tap. */
export function isInTap(): boolean {
  return inTap
}

function send(target: Node, type: string, down: Iterable<Point>, changed: Iterable<Point>): Dispatched {
  const element = elementAt(target)
  if (!element) return { heard: false, caught: false }
  const changedTouches = toTouches(changed, target)
  const detail = changedTouches[0] ? { x: changedTouches[0].pageX, y: changedTouches[0].pageY } : {}
  return dispatch(element, type, detail, { touches: toTouches(down, target), changedTouches })
}

function sendTap(target: Node, down: Iterable<Point>, changed: Iterable<Point>): void {
  inTap = true
  try {
    send(target, 'tap', down, changed)
  } finally {
    inTap = false
  }
}

function endPress(): void {
  if (!press) return
  clearTimeout(press.timer)
  press.endHover()
  press = null
}

function down(target: Node, points: Point[], point: Point): void {
  endPress()
  const started: Press = {
    target,
    start: point,
    moved: false,
    longPressed: false,
    endHover: startHover(target),
    timer: setTimeout(() => {
      const { heard } = send(target, 'longpress', points, [point])
      started.longPressed = heard
    }, LONG_PRESS_MS),
  }
  press = started
  send(target, 'touchstart', points, [point])
}

function move(event: Event, points: Point[], point: Point): void {
  if (!press) return
  const { start } = press
  const far = Math.hypot(point.clientX - start.clientX, point.clientY - start.clientY) > MOVE_PX
  if (far && !press.moved) {
    press.moved = true
    clearTimeout(press.timer)
    press.endHover()
  }
  if (send(press.target, 'touchmove', points, [point]).caught && event.cancelable) event.preventDefault()
}

/** Fields keep what the browser does by itself: focus, cursor, dragging a thumb. */
function isField(target: Node): boolean {
  return target instanceof HTMLElement && target.matches('input, textarea, button')
}

/** The click the browser makes of a touch would land on whatever the tap has just opened. */
function dropEcho(event: Event, target: Node): void {
  if (!elementAt(target) || isField(target) || !event.cancelable) return
  event.preventDefault()
  if (document.activeElement instanceof HTMLElement) document.activeElement.blur()
}

function up(points: Point[], point: Point): void {
  if (!press) return
  const { target, moved, longPressed } = press
  endPress()
  send(target, 'touchend', points, [point])
  // A long press that somebody listens to takes the place of the tap.
  if (!moved && !longPressed) sendTap(target, points, [point])
}

function cancel(points: Point[], point: Point): void {
  if (!press) return
  const { target } = press
  endPress()
  send(target, 'touchcancel', points, [point])
}

function mousePoint(event: MouseEvent): Point {
  return { identifier: 0, clientX: event.clientX, clientY: event.clientY }
}

function listenToTouch(root: HTMLElement): void {
  const on = (
    type: 'touchstart' | 'touchmove' | 'touchend' | 'touchcancel',
    act: (event: TouchEvent, points: Point[], point: Point) => void,
  ) =>
    root.addEventListener(
      type,
      (event) => {
        lastTouchAt = event.timeStamp
        const point = event.changedTouches[0]
        if (point) act(event, [...event.touches], point)
      },
      { capture: true, passive: false },
    )
  on('touchstart', (event, points, point) => down(event.target as Node, points, point))
  on('touchmove', move)
  on('touchend', (event, points, point) => {
    dropEcho(event, event.target as Node)
    up(points, point)
  })
  on('touchcancel', (_, points, point) => cancel(points, point))
}

function listenToMouse(root: HTMLElement): void {
  const on = (type: 'mousedown' | 'mousemove' | 'mouseup', act: (event: MouseEvent, point: Point) => void) =>
    root.addEventListener(
      type,
      (event) => {
        if (event.button === 0 && event.timeStamp - lastTouchAt > ECHO_MS) act(event, mousePoint(event))
      },
      { capture: true },
    )
  on('mousedown', (event, point) => down(event.target as Node, [point], point))
  on('mousemove', (event, point) => move(event, [point], point))
  on('mouseup', (_, point) => up([], point))
}

/** Turns fingers (or a mouse) on the phone into WeChat's touch events, taps and long presses. */
export function listenToGestures(root: HTMLElement): void {
  listenToTouch(root)
  listenToMouse(root)
}
