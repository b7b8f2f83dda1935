import type { PrivacyKey } from '../../../account'
import { onAgreePrivacy, permitButtonsBy } from '../../components/form/open-type'
import { tellPrivacyBy } from '../../components/form/nickname'
import { emitter } from '../../phone/emitter'
import { askConsent } from '../../overlays/consent'
import type { Phone } from '../../phone/phone'
import { api, ApiFailure, ApiRefusal, failureOf } from '../call'

type Privacy = Pick<
  WechatMiniprogram.Wx,
  'getPrivacySetting' | 'requirePrivacyAuthorize' | 'onNeedPrivacyAuthorization' | 'openPrivacyContract'
>

interface Resolution {
  event: 'agree' | 'disagree' | 'exposureAuthorization'
  buttonId?: string
}

type Resolve = (resolution: Resolution) => void

const CONTRACT = '《小程序隐私保护指引》'

const onNeed = emitter<[resolve: Resolve, info: { referrer: string }]>()
const tappedButtons = new Set<string>()

onAgreePrivacy.on((id) => tappedButtons.add(id))

function agreedKey(phone: Phone): string {
  return `wechat-privacy:${phone.openid}`
}

/** Since October 2023 everywhere, whatever `__usePrivacyCheck__` of app.json says. */
function hasAgreed(phone: Phone): boolean {
  return localStorage.getItem(agreedKey(phone)) !== null
}

/** As before the person has agreed. */
export function forgetPrivacy(phone: Phone): void {
  localStorage.removeItem(agreedKey(phone))
}

/** Asks by the app's own dialog where it has one, else by WeChat's. */
function ask(referrer: string): Promise<boolean> {
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

async function agree(phone: Phone, referrer: string): Promise<void> {
  if (hasAgreed(phone)) return
  if (!(await ask(referrer))) throw new ApiFailure('privacy permission is not authorized', { errno: 104 })
  localStorage.setItem(agreedKey(phone), 'agreed')
}

/** What the privacy guide does not name, nobody may be asked for. */
export function mustBeDeclared(phone: Phone, key: PrivacyKey): void {
  if (!phone.account.privacy.includes(key))
    throw new ApiRefusal('api scope is not declared in the privacy agreement', { errno: 112 })
}

/** Before anything personal: passes once it is declared, and the person has agreed to the privacy contract. */
export async function permitPrivacy(phone: Phone, key: PrivacyKey, referrer: string): Promise<void> {
  mustBeDeclared(phone, key)
  await agree(phone, referrer)
}

/** Refused or declined, WeChat writes why to its console, and the button's event does not come. */
async function isButtonPermitted(phone: Phone, openType: string): Promise<boolean> {
  try {
    await permitPrivacy(phone, 'UserInfo', `button.${openType}`)
    return true
  } catch (error) {
    console.warn(failureOf(openType, error).errMsg)
    return false
  }
}

export function privacy(phone: Phone): Privacy {
  onAgreePrivacy.on(() => localStorage.setItem(agreedKey(phone), 'agreed'))
  permitButtonsBy((openType) => isButtonPermitted(phone, openType))
  tellPrivacyBy(() => hasAgreed(phone) && phone.account.privacy.includes('UserInfo'))
  return {
    getPrivacySetting: api('getPrivacySetting', {}, () => ({
      needAuthorization: !hasAgreed(phone),
      privacyContractName: CONTRACT,
    })),
    requirePrivacyAuthorize: api('requirePrivacyAuthorize', {}, () => agree(phone, 'requirePrivacyAuthorize')),
    onNeedPrivacyAuthorization: (listener) => {
      // The last listener counts, as in WeChat.
      onNeed.off()
      onNeed.on(listener as unknown as (resolve: Resolve, info: { referrer: string }) => void)
    },
    openPrivacyContract: api('openPrivacyContract', {}, async () => {
      await askConsent('privacy', CONTRACT, ['由开发者在小程序后台填写，此处为本地预览。'], '知道了', '关闭')
    }),
  }
}
