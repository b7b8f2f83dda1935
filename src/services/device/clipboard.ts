import Taro from '@tarojs/taro'
import { texts } from './texts'
import { toast } from '../app/dialogs'
import { refusalOf } from './refusal'

/** Copies; WeChat itself says that it did. Where it does not, the player is told how to go on. */
export function copy(data: string): void {
  const { undeclared, unagreed, other } = texts.copy
  void Taro.setClipboardData({ data }).catch((failure: unknown) => {
    const refusal = refusalOf(failure)
    if (refusal === 'undeclared') return toast(undeclared)
    toast(refusal === 'unagreed' ? unagreed : other)
  })
}
