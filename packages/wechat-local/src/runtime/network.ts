import { emitter } from './engine/emitter'

export type Network = 'online' | 'weak' | 'offline'

const SLOW_MS = 1500

let network: Network = 'online'

/** Emits WeChat's network type. */
export const onConnection = emitter<[type: 'wifi' | 'none']>()
export const onWeakness = emitter<[weak: boolean]>()

export const networkType = (): 'wifi' | 'none' => (network === 'offline' ? 'none' : 'wifi')

export const isOnline = (): boolean => network !== 'offline'

export const isWeak = (): boolean => network === 'weak'

export const setNetwork = (next: Network): void => {
  const before = network
  network = next
  if ((before === 'offline') !== (next === 'offline')) onConnection.emit(networkType())
  if ((before === 'weak') !== (next === 'weak')) onWeakness.emit(next === 'weak')
}

/** Waits as a weak network makes one wait. */
export const whenSlow = (): Promise<void> =>
  isWeak() ? new Promise((resolve) => setTimeout(resolve, SLOW_MS)) : Promise.resolve()
