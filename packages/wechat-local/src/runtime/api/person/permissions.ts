import { onOpenSetting } from '../../components/form/open-type'
import { askConsent } from '../../overlays/consent'
import type { Phone } from '../../phone/phone'
import { api, ApiFailure, ApiRefusal } from '../call'
import { mustBeDeclared } from './privacy'

type Permissions = Pick<WechatMiniprogram.Wx, 'getSetting' | 'authorize' | 'openSetting'>
type Settings = { authSetting: WechatMiniprogram.AuthSetting; subscriptionsSetting: never }

const ASKS: Record<string, string> = {
  'scope.writePhotosAlbum': '保存图片到你的相册',
  'scope.addPhoneCalendar': '向你的日历添加事件',
}

const PRIVACY = { 'scope.writePhotosAlbum': 'AlbumWriteOnly', 'scope.addPhoneCalendar': 'CalendarWriteOnly' } as const

function settingsKey(openid: string): string {
  return `wechat-settings:${openid}`
}

function stored(phone: Phone) {
  const key = settingsKey(phone.openid)
  const read = () => JSON.parse(localStorage.getItem(key) ?? '{}') as Record<string, boolean>
  const write = (scope: string, granted: boolean) =>
    localStorage.setItem(key, JSON.stringify({ ...read(), [scope]: granted }))
  return { read, write }
}

/**
 * Asks once; whoever refused is not asked again, but has to turn it on in the settings. Since base library 3.4.2 WeChat has
 * the privacy contract agreed to in this very question.
 */
export async function permit(phone: Phone, scope: string): Promise<void> {
  const { read, write } = stored(phone)
  const known = read()[scope]
  const ask = ASKS[scope]
  if (!ask) throw new ApiRefusal(`${scope} is not supported by the local WeChat`)
  mustBeDeclared(phone, PRIVACY[scope as keyof typeof PRIVACY])
  const granted = known ?? (await askConsent('permission', '小程序申请', [ask]))
  write(scope, granted)
  if (!granted) throw new ApiFailure('auth deny', { errno: 103 })
}

/** Whoever was asked will be asked again. */
export function forgetPermissions({ openid }: Phone): void {
  localStorage.removeItem(settingsKey(openid))
}

function settings(phone: Phone): Settings {
  return { authSetting: stored(phone).read() } as unknown as Settings
}

async function openSettings(phone: Phone): Promise<Settings> {
  const { read, write } = stored(phone)
  for (const [scope, granted] of Object.entries(read())) {
    write(scope, await askConsent('permission', '设置', [ASKS[scope] ?? scope], '开启', granted ? '关闭' : '保持关闭'))
  }
  return settings(phone)
}

export function permissions(phone: Phone): Permissions {
  onOpenSetting.on((done) => void openSettings(phone).then(done))
  return {
    getSetting: api('getSetting', { withSubscriptions: 'Boolean?' }, () => settings(phone)),
    authorize: api('authorize', { scope: 'String' }, ({ scope }) => permit(phone, scope)),
    openSetting: api('openSetting', { withSubscriptions: 'Boolean?' }, () => openSettings(phone), { onlyInTap: true }),
  }
}
