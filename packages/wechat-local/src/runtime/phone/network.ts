import { emitter } from './emitter'

export type Network = 'online' | 'weak' | 'offline'

const SLOW_MS = 1500

let network: Network = 'online'

/** Emits WeChat's network type. */
export const onConnection = emitter<[type: 'wifi' | 'none']>()
export const onWeakness = emitter<[weak: boolean]>()

export function networkType(): 'wifi' | 'none' {
  return network === 'offline' ? 'none' : 'wifi'
}

export function isOnline(): boolean {
  return network !== 'offline'
}

export function isWeak(): boolean {
  return network === 'weak'
}

export function setNetwork(next: Network): void {
  const before = network
  network = next
  if ((before === 'offline') !== (next === 'offline')) onConnection.emit(networkType())
  if ((before === 'weak') !== (next === 'weak')) onWeakness.emit(next === 'weak')
}

/** Waits as a weak network makes one wait. */
export function whenSlow(): Promise<void> {
  return isWeak() ? new Promise((resolve) => setTimeout(resolve, SLOW_MS)) : Promise.resolve()
}
