import { shown } from '../phone/ui-log'
import { button, element, openOverlay } from './sheet'

export interface ModalOptions {
  title?: string
  content?: string
  showCancel?: boolean
  cancelText?: string
  cancelColor?: string
  confirmText?: string
  confirmColor?: string
  editable?: boolean
  placeholderText?: string
}

export interface ModalAnswer {
  confirm: boolean
  cancel: boolean
  content: string | null
}

function colored(made: HTMLElement, color: string | undefined): HTMLElement {
  if (color) made.style.color = color
  return made
}

export function askModal(options: ModalOptions): Promise<ModalAnswer> {
  return new Promise((resolve) => {
    const { title = '', content = '', editable = false } = options
    shown.push({ kind: 'modal', title, content })
    const field = element('textarea', 'modal-field')
    field.value = content
    field.placeholder = options.placeholderText ?? ''
    const answer = (confirm: boolean) => () => {
      overlay.close()
      resolve({ confirm, cancel: !confirm, content: editable && confirm ? field.value : null })
    }
    const confirm = colored(button('modal-confirm', options.confirmText ?? '确定', answer(true)), options.confirmColor)
    const cancel = colored(button('modal-cancel', options.cancelText ?? '取消', answer(false)), options.cancelColor)
    const buttons = element('div', 'modal-buttons', ...(options.showCancel === false ? [confirm] : [cancel, confirm]))
    const body = editable ? field : element('p', 'modal-content', content)
    const overlay = openOverlay('modal', [element('h2', 'modal-title', title), body, buttons])
  })
}
