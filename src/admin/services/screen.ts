import Taro from '@tarojs/taro'

export const screenWidthPx = (): number => Taro.getWindowInfo().windowWidth
