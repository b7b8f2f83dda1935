import { askConsent } from '../overlays/consent'
import type { Phone } from '../phone'
import { api, ApiFailure } from './call'

const ASKS: Record<string, string> = {
  'scope.writePhotosAlbum': '保存图片到你的相册',
  'scope.addPhoneCalendar': '向你的日历添加事件',
}

const stored = (phone: Phone) => {
  const key = `wechat-settings:${phone.openid}`
  const read = () => JSON.parse(localStorage.getItem(key) ?? '{}') as Record<string, boolean>
  const write = (scope: string, granted: boolean) =>
    localStorage.setItem(key, JSON.stringify({ ...read(), [scope]: granted }))
  return { read, write }
}

/** Asks once; whoever refused is not asked again, but has to turn it on in the settings. */
export const permit = async (phone: Phone, scope: string): Promise<void> => {
  const { read, write } = stored(phone)
  const known = read()[scope]
  const ask = ASKS[scope]
  if (!ask) throw new ApiFailure(`${scope} is not supported by the local WeChat`)
  const granted = known ?? (await askConsent('permission', '小程序申请', [ask]))
  write(scope, granted)
  if (!granted) throw new ApiFailure('auth deny', { errno: 103 })
}

const openSettings = async (phone: Phone): Promise<{ authSetting: Record<string, boolean> }> => {
  const { read, write } = stored(phone)
  for (const [scope, granted] of Object.entries(read())) {
    write(scope, await askConsent('permission', '设置', [ASKS[scope] ?? scope], '开启', granted ? '关闭' : '保持关闭'))
  }
  return { authSetting: read() }
}

export const permissions = (phone: Phone) => ({
  getSetting: api('getSetting', () => ({ authSetting: stored(phone).read() })),
  authorize: api('authorize', ({ scope }: { scope: string }) => permit(phone, scope)),
  openSetting: api('openSetting', () => openSettings(phone)),
})
