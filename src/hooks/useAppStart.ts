import { useLaunch, usePageNotFound } from '../services/lifecycle'
import { startCloud } from '../services/cloud'
import { openNotFound } from '../services/navigation'
import { watchNetwork } from '../services/network'

export function useAppStart(): void {
  useLaunch(() => {
    startCloud()
    watchNetwork()
  })
  usePageNotFound(openNotFound)
}
