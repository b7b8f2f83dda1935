import Taro from '@tarojs/taro'
import { texts } from './texts'
import { toast } from '../app/dialogs'

/** Opens WeChat's switches for what the program may do: only inside a tap, before anything is awaited. */
export function openPermissions(): void {
  Taro.openSetting().catch(() => toast(texts.settings))
}
