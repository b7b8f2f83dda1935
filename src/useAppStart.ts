import { useLaunch, usePageNotFound } from './services/app/lifecycle'
import { startCloud } from './services/cloud/cloud'
import { openNotFound } from './services/app/navigation'
import { watchNetwork } from './services/app/network'
import { checkWechatVersion } from './services/app/wechat-version'

export function useAppStart(): void {
  useLaunch(() => {
    checkWechatVersion()
    startCloud()
    watchNetwork()
  })
  usePageNotFound(openNotFound)
}
