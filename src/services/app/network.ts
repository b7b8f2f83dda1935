import Taro from '@tarojs/taro'

let online = true
const listeners = new Set<() => void>()

export function isOnline(): boolean {
  return online
}

export function onNetworkChange(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

function note(connected: boolean): void {
  if (connected === online) return
  online = connected
  listeners.forEach((listener) => listener())
}

/** Follows the network for as long as the program runs. */
export function watchNetwork(): void {
  Taro.onNetworkStatusChange(({ isConnected }) => note(isConnected))
  // Where WeChat does not say how it is connected, the calls will tell.
  void Taro.getNetworkType().then(
    ({ networkType }) => note(networkType !== 'none'),
    () => undefined,
  )
}
