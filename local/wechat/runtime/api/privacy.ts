import { onAgreePrivacy } from '../components/open-type'
import { emitter } from '../engine/emitter'
import { askConsent } from '../overlays/consent'
import type { Phone } from '../phone'
import { api, ApiFailure } from './call'

interface Resolution {
  event: 'agree' | 'disagree' | 'exposureAuthorization'
  buttonId?: string
}

type Resolve = (resolution: Resolution) => void

const CONTRACT = '《小程序隐私保护指引》'

const onNeed = emitter<[resolve: Resolve, info: { referrer: string }]>()
const tappedButtons = new Set<string>()

onAgreePrivacy.on((id) => tappedButtons.add(id))

const agreedKey = (phone: Phone): string => `wechat-privacy:${phone.openid}`

const hasAgreed = (phone: Phone): boolean =>
  phone.manifest.app.__usePrivacyCheck__ === false || localStorage.getItem(agreedKey(phone)) !== null

/** Asks by the app's own dialog where it has one, else by WeChat's. */
const ask = (referrer: string): Promise<boolean> => {
  if (!onNeed.size())
    return askConsent('privacy', '用户隐私保护提示', [`使用前请阅读并同意${CONTRACT}`], '同意', '拒绝')
  return new Promise((resolve, reject) => {
    onNeed.emit(
      ({ event, buttonId = '' }) => {
        if (event === 'exposureAuthorization') return
        if (event === 'agree' && !tappedButtons.has(buttonId)) {
          return reject(new ApiFailure(`agree needs a tap on the agreePrivacyAuthorization button "${buttonId}"`))
        }
        resolve(event === 'agree')
      },
      { referrer },
    )
  })
}

/** Before anything personal: passes once the person has agreed to the privacy contract. */
export const permitPrivacy = async (phone: Phone, referrer = ''): Promise<void> => {
  if (hasAgreed(phone)) return
  if (!(await ask(referrer))) throw new ApiFailure('privacy permission is not authorized', { errno: 104 })
  localStorage.setItem(agreedKey(phone), 'agreed')
}

export const privacy = (phone: Phone) => {
  onAgreePrivacy.on(() => localStorage.setItem(agreedKey(phone), 'agreed'))
  return {
    getPrivacySetting: api('getPrivacySetting', () => ({
      needAuthorization: !hasAgreed(phone),
      privacyContractName: CONTRACT,
    })),
    requirePrivacyAuthorize: api('requirePrivacyAuthorize', () => permitPrivacy(phone, 'requirePrivacyAuthorize')),
    onNeedPrivacyAuthorization: (listener: (resolve: Resolve, info: { referrer: string }) => void) => {
      // The last listener counts, as in WeChat.
      onNeed.off()
      onNeed.on(listener)
    },
    openPrivacyContract: api('openPrivacyContract', async () => {
      await askConsent('privacy', CONTRACT, ['由开发者在小程序后台填写，此处为本地预览。'], '知道了', '关闭')
    }),
  }
}
