import Taro from '@tarojs/taro'
import { refusalOf } from '../../services/device/refusal'

/** The index of what was chosen (six at the most), or null when it was closed. */
export function chooseOne(items: string[], title?: string): Promise<number | null> {
  return Taro.showActionSheet({ itemList: items, ...(title && { alertText: title }) }).then(
    ({ tapIndex }) => tapIndex,
    (failure: unknown) => {
      if (refusalOf(failure) === 'cancelled') return null
      throw failure
    },
  )
}

interface Written {
  confirm: boolean
  content?: string | null
}

/** What was written, or null when it was dropped or left empty. */
export async function prompt(title: string, placeholder: string): Promise<string | null> {
  // Taro's types lack the editable modal of WeChat 2.17.1.
  const options = { title, editable: true, placeholderText: placeholder } as Taro.showModal.Option
  const { confirm, content } = (await Taro.showModal(options)) as Written
  const text = content?.trim() ?? ''
  return confirm && text !== '' ? text : null
}
