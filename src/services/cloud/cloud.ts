import Taro from '@tarojs/taro'

export const startCloud = (): void => Taro.cloud.init({ env: CLOUD_ENV, traceUser: true })
