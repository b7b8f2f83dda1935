import Taro from '@tarojs/taro'

/** Forgets everything the program keeps on this phone. */
export const clearPhone = (): void => Taro.clearStorageSync()
