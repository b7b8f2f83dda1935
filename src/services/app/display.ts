import Taro from '@tarojs/taro'

/** By how much the player enlarged WeChat's text; 1 where nothing is said. */
export function fontScale(): number {
  // Before base library 2.20.1; the page must not stay blank, for a sentence says there that WeChat is too old.
  if (!Taro.canIUse('getAppBaseInfo')) return 1
  const { fontSizeScaleFactor = 1 } = Taro.getAppBaseInfo() as { fontSizeScaleFactor?: number }
  return Math.min(Math.max(fontSizeScaleFactor, 0.8), 2)
}
