import Taro from '@tarojs/taro'
import { texts } from './texts'

/** The base library that everything here needs: privacy consent came with it. Older ones leave pages blank or pictures unchosen. */
const OLDEST = [2, 32, 3]

function isTooOld(version: string): boolean {
  const parts = version.split('.').map(Number)
  const at = OLDEST.findIndex((needed, place) => (parts[place] ?? 0) !== needed)
  return at !== -1 && (parts[at] ?? 0) < (OLDEST[at] ?? 0)
}

/** Tells whoever has an old WeChat to update it. Asks by the old API, for the newer one is what old versions lack. */
export function checkWechatVersion(): void {
  const { SDKVersion } = Taro.canIUse('getAppBaseInfo') ? Taro.getAppBaseInfo() : Taro.getSystemInfoSync()
  if (!isTooOld(SDKVersion ?? '')) return
  const { oldWechat: title, oldWechatHint: content, understood: confirmText } = texts
  void Taro.showModal({ title, content, confirmText, showCancel: false })
}
