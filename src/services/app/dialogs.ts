import Taro from '@tarojs/taro'

export function toast(title: string): void {
  void Taro.showToast({ title, icon: 'none', duration: 2500 })
}

export interface Question {
  title: string
  content: string
  yes: string
  no: string
}

export async function confirm({ title, content, yes, no }: Question): Promise<boolean> {
  const { confirm } = await Taro.showModal({ title, content, confirmText: yes, cancelText: no })
  return confirm
}

/** Something to be read in peace, with nothing to decide. */
export async function tell(title: string, content: string, confirmText: string): Promise<void> {
  await Taro.showModal({ title, content, showCancel: false, confirmText })
}
