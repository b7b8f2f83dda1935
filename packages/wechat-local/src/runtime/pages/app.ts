import { attempt, onError, onRejection } from '../engine/errors'
import type { App } from '../phone/parts'
import type { PhoneState } from '../phone/phone'

type Lifecycle = (argument?: unknown) => unknown
type Definition = Record<string, unknown>

function callable(instance: Definition | undefined, name: string): Lifecycle | undefined {
  return typeof instance?.[name] === 'function' ? (instance[name] as Lifecycle) : undefined
}

export function createApp(phone: PhoneState): App {
  let instance: Definition | undefined
  const call = (name: string, argument?: unknown): void => {
    attempt(() => callable(instance, name)?.call(instance, argument))
  }
  onError.on((message) => call('onError', message))
  onRejection.on((rejection) => call('onUnhandledRejection', rejection))
  phone.onTheme.on((theme) => call('onThemeChange', { theme }))
  phone.onShow.on((launch) => call('onShow', launch))
  phone.onHide.on(() => call('onHide'))
  phone.onPageNotFound.on((missing) => call('onPageNotFound', missing))
  return {
    register: (definition) => {
      instance = definition
    },
    instance: () => instance,
    launch: (launch) => {
      if (!instance) throw new Error('app.js has not called App()')
      call('onLaunch', launch)
      phone.onShow.emit(launch)
    },
  }
}
