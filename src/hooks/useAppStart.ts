import { useLaunch, usePageNotFound } from '../services/lifecycle'
import { startCloud } from '../services/cloud'
import { openNotFound } from '../services/navigation'
import { watchNetwork } from '../services/network'
import { checkWechatVersion } from '../services/wechatVersion'

export function useAppStart(): void {
  useLaunch(() => {
    checkWechatVersion()
    startCloud()
    watchNetwork()
  })
  usePageNotFound(openNotFound)
}
