import Taro from '@tarojs/taro'

/** By how much the player enlarged WeChat's text; 1 where nothing is said. */
export function fontScale(): number {
  const { fontSizeScaleFactor = 1 } = Taro.getAppBaseInfo() as { fontSizeScaleFactor?: number }
  return Math.min(Math.max(fontSizeScaleFactor, 0.8), 2)
}
