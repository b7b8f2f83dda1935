import { askActionSheet, type ActionSheetOptions } from '../overlays/action-sheet'
import { askModal, type ModalOptions } from '../overlays/modal'
import { hideToast, showLoading, showToast, type ToastOptions } from '../overlays/toast'
import { api, ApiFailure } from './call'

const MOST_ITEMS = 6

export const interaction = () => ({
  showModal: api('showModal', (options: ModalOptions) => askModal(options)),
  showToast: api('showToast', (options: ToastOptions) => showToast(options)),
  hideToast: api('hideToast', () => hideToast()),
  showLoading: api('showLoading', (options: ToastOptions) => showLoading(options)),
  hideLoading: api('hideLoading', () => hideToast()),
  showActionSheet: api('showActionSheet', async (options: ActionSheetOptions) => {
    if (options.itemList.length > MOST_ITEMS)
      throw new ApiFailure('parameter error: itemList should not be larger than 6')
    const tapIndex = await askActionSheet(options)
    if (tapIndex === null) throw new ApiFailure('cancel')
    return { tapIndex }
  }),
  vibrateShort: api('vibrateShort', () => void window.navigator.vibrate?.(15)),
  vibrateLong: api('vibrateLong', () => void window.navigator.vibrate?.(400)),
})
