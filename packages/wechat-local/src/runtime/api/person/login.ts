import type { Phone } from '../../phone/phone'
import { bridge } from '../cloud/bridge'
import { api, ApiFailure } from '../call'

type Login = Pick<WechatMiniprogram.Wx, 'login' | 'checkSession' | 'getUserProfile' | 'getUserInfo'>

export function login(phone: Phone): Login {
  return {
    login: api('login', { timeout: 'Number?' }, () => bridge<{ code: string }>(phone, 'code', '{}')),
    checkSession: api('checkSession', {}, () => {}),
    // WeChat no longer gives real profiles to anybody; pages use chooseAvatar and nickname inputs.
    getUserProfile: api(
      'getUserProfile',
      { desc: 'String' },
      () => {
        throw new ApiFailure('auth deny')
      },
      { onlyInTap: true },
    ),
    getUserInfo: api('getUserInfo', {}, () => {
      throw new ApiFailure('scope unauthorized')
    }),
  }
}
