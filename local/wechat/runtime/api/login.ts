import type { Phone } from '../phone'
import { bridge } from './bridge'
import { api, ApiFailure } from './call'

export const login = (phone: Phone) => ({
  login: api('login', () => bridge<{ code: string }>(phone, 'code', '{}')),
  checkSession: api('checkSession', () => {}),
  // WeChat no longer gives real profiles to anybody; pages use chooseAvatar and nickname inputs.
  getUserProfile: api('getUserProfile', () => {
    throw new ApiFailure('auth deny')
  }),
  getUserInfo: api('getUserInfo', () => {
    throw new ApiFailure('scope unauthorized')
  }),
})
