import Taro from '@tarojs/taro'

export function screenWidthPx(): number {
  return Taro.getWindowInfo().windowWidth
}
