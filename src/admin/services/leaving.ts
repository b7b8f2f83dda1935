import Taro from '@tarojs/taro'

/** Asks before the page is left, while `message` is not null. Old versions of WeChat let it go without asking. */
export function askBeforeLeaving(message: string | null): void {
  if (!Taro.canIUse('enableAlertBeforeUnload')) return
  if (message === null) Taro.disableAlertBeforeUnload()
  else Taro.enableAlertBeforeUnload({ message })
}
