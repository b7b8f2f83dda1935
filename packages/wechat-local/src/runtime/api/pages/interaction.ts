import { askActionSheet } from '../../overlays/action-sheet'
import { askModal, type ModalAnswer } from '../../overlays/modal'
import { hideToast, showLoading, showToast } from '../../overlays/toast'
import { api, ApiFailure, ApiRefusal } from '../call'

type Interaction = Pick<
  WechatMiniprogram.Wx,
  | 'showModal'
  | 'showToast'
  | 'hideToast'
  | 'showLoading'
  | 'hideLoading'
  | 'showActionSheet'
  | 'vibrateShort'
  | 'vibrateLong'
>

const MOST_ITEMS = 6
const MOST_BUTTON_CHARACTERS = 4

function mustFitButton(name: string, text = ''): void {
  if (text.length > MOST_BUTTON_CHARACTERS)
    throw new ApiRefusal(`${name} length should not larger than 4 Chinese characters`)
}

const MODAL = {
  title: 'String?',
  content: 'String?',
  showCancel: 'Boolean?',
  cancelText: 'String?',
  cancelColor: 'String?',
  confirmText: 'String?',
  confirmColor: 'String?',
  editable: 'Boolean?',
  placeholderText: 'String?',
} as const

export function interaction(): Interaction {
  return {
    showModal: api('showModal', MODAL, (options) => {
      mustFitButton('confirmText', options.confirmText)
      mustFitButton('cancelText', options.cancelText)
      return askModal(options) as Promise<ModalAnswer & { content: string }>
    }),
    showToast: api(
      'showToast',
      { title: 'String', icon: 'String?', image: 'String?', duration: 'Number?', mask: 'Boolean?' },
      (options) => showToast(options),
    ),
    hideToast: api('hideToast', {}, () => hideToast()),
    showLoading: api('showLoading', { title: 'String', mask: 'Boolean?' }, (options) => showLoading(options)),
    hideLoading: api('hideLoading', {}, () => hideToast()),
    showActionSheet: api(
      'showActionSheet',
      { itemList: 'Array', alertText: 'String?', itemColor: 'String?' },
      async (options) => {
        if (!options.itemList.length) throw new ApiRefusal('parameter error: itemList should have at least 1 item')
        if (options.itemList.length > MOST_ITEMS)
          throw new ApiRefusal('parameter error: itemList should not be large than 6')
        const tapIndex = await askActionSheet(options)
        if (tapIndex === null) throw new ApiFailure('cancel')
        return { tapIndex }
      },
    ),
    vibrateShort: api('vibrateShort', { type: 'String' }, () => void window.navigator.vibrate?.(15)),
    vibrateLong: api('vibrateLong', {}, () => void window.navigator.vibrate?.(400)),
  }
}
