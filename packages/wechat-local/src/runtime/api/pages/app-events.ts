import { emitter, type Emitter } from '../../phone/emitter'
import { onError, onRejection } from '../../engine/errors'
import type { Launch } from '../../phone/parts'
import type { Phone, Theme } from '../../phone/phone'

type Listener = (argument: unknown) => void

/** `wx.on<Name>` and `wx.off<Name>` for one source of events. */
function listenable<A extends unknown[]>(
  name: string,
  source: Emitter<A>,
): Record<string, (listener?: Listener) => void> {
  return {
    [`on${name}`]: (listener) => void source.on(listener as unknown as (...args: A) => void),
    [`off${name}`]: (listener) => source.off(listener as unknown as ((...args: A) => void) | undefined),
  }
}

function map<A, B>(source: { on(listener: (value: A) => void): unknown }, change: (value: A) => B): Emitter<[B]> {
  const mapped = emitter<[B]>()
  source.on((value) => mapped.emit(change(value)))
  return mapped
}

function resized(): Emitter<[unknown]> {
  const changes = emitter<[unknown]>()
  window.addEventListener('resize', () => {
    changes.emit({ size: { windowWidth: window.innerWidth, windowHeight: window.innerHeight } })
  })
  return changes
}

const updateManager = {
  onCheckForUpdate: (listener: (result: { hasUpdate: boolean }) => void) =>
    setTimeout(() => listener({ hasUpdate: false })),
  // A local build is always the newest one: these never happen.
  onUpdateReady: () => {},
  onUpdateFailed: () => {},
  applyUpdate: () => {
    throw new Error('applyUpdate: there is no update')
  },
}

type AppEvents = Pick<
  WechatMiniprogram.Wx,
  | `${'on' | 'off'}${'ThemeChange' | 'AppShow' | 'AppHide' | 'Error' | 'UnhandledRejection' | 'PageNotFound' | 'WindowResize'}`
  | 'getUpdateManager'
  | 'nextTick'
>

export function appEvents(phone: Phone): AppEvents {
  const hidden = emitter<[]>()
  phone.onHide.on(() => hidden.emit())
  return {
    ...listenable(
      'ThemeChange',
      map<Theme, { theme: Theme }>(phone.onTheme, (theme) => ({ theme })),
    ),
    ...listenable(
      'AppShow',
      map<Launch, Launch>(phone.onShow, (launch) => launch),
    ),
    ...listenable('AppHide', hidden),
    ...listenable(
      'Error',
      map<string, string>(onError, (message) => message),
    ),
    ...listenable(
      'UnhandledRejection',
      map(onRejection, (rejection: unknown) => rejection),
    ),
    ...listenable('PageNotFound', phone.onPageNotFound),
    ...listenable('WindowResize', resized()),
    getUpdateManager: () => updateManager,
    nextTick: (callback: () => void) => void setTimeout(callback),
  } as unknown as AppEvents
}
