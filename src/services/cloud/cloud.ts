import Taro from '@tarojs/taro'

export function startCloud(): void {
  Taro.cloud.init({ env: CLOUD_ENV, traceUser: true })
}
