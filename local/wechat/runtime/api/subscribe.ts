import { askConsent } from '../overlays/consent'
import { lastPressAt } from '../engine/gestures'
import type { Phone } from '../phone'
import { bridge } from './bridge'
import { api, ApiFailure } from './call'

const MOST_TEMPLATES = 3
const TAP_LASTS_MS = 3000

/** One consent is one message; it may only be asked for where a person has just tapped. */
const request = async (phone: Phone, ids: string[]): Promise<Record<string, string>> => {
  if (!ids.length || ids.length > MOST_TEMPLATES) throw new ApiFailure('tmplIds should be 1 to 3', { errCode: 20003 })
  if (performance.now() - lastPressAt() > TAP_LASTS_MS) {
    throw new ApiFailure('can only be invoked by user TAP gesture.', { errCode: 10005 })
  }
  const accepted = await askConsent('subscribe', '小程序申请给你发送以下消息', ids, '允许', '取消')
  if (accepted) {
    for (const id of ids) await bridge(phone, 'consents', JSON.stringify({ openid: phone.openid, template_id: id }))
  }
  return Object.fromEntries(ids.map((id) => [id, accepted ? 'accept' : 'reject']))
}

export const subscribe = (phone: Phone) => ({
  requestSubscribeMessage: api('requestSubscribeMessage', ({ tmplIds }: { tmplIds: string[] }) =>
    request(phone, tmplIds),
  ),
})
