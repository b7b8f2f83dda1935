import Taro from '@tarojs/taro'

/** Whether the player agrees to the privacy notice. WeChat shows its own sheet where it was not agreed to before. */
export function askPrivacy(): Promise<boolean> {
  return new Promise((resolve) =>
    Taro.requirePrivacyAuthorize({ success: () => resolve(true), fail: () => resolve(false) }),
  )
}

/** Opens the privacy notice; false where WeChat has none to show. */
export function openPrivacyNotice(): Promise<boolean> {
  return new Promise((resolve) =>
    Taro.openPrivacyContract({ success: () => resolve(true), fail: () => resolve(false) }),
  )
}
