import Taro from '@tarojs/taro'

/**
 * Asks before the page is left, while `message` is not null. It is a courtesy only: a swipe on an iPhone and old versions of WeChat
 * let the page go without asking.
 */
export function askBeforeLeaving(message: string | null): void {
  if (!Taro.canIUse('enableAlertBeforeUnload')) return
  if (message === null) Taro.disableAlertBeforeUnload()
  else Taro.enableAlertBeforeUnload({ message })
}
