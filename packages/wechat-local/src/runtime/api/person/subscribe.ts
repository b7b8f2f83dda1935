import { askConsent } from '../../overlays/consent'
import type { Phone } from '../../phone/phone'
import { bridge } from '../cloud/bridge'
import { api, ApiRefusal } from '../call'

type Subscribe = Pick<WechatMiniprogram.Wx, 'requestSubscribeMessage'>

const MOST_TEMPLATES = 3

/** One consent is one message; it may only be asked for where a person has just tapped. */
async function request(phone: Phone, ids: string[]): Promise<Record<string, string>> {
  const accepted = await askConsent('subscribe', '小程序申请给你发送以下消息', ids, '允许', '取消')
  const results = Object.fromEntries(ids.map((id) => [id, accepted ? 'accept' : 'reject']))
  await bridge(phone, 'consents', JSON.stringify({ openid: phone.openid, results }))
  return results
}

export function subscribe(phone: Phone): Subscribe {
  return {
    requestSubscribeMessage: api(
      'requestSubscribeMessage',
      { tmplIds: 'Array' },
      ({ tmplIds }) => {
        if (!tmplIds.length) throw new ApiRefusal('TmplIds is empty', { errCode: 10001 })
        if (tmplIds.length > MOST_TEMPLATES)
          throw new ApiRefusal('Template Ids exceed the maximum number of 3', { errCode: 20003 })
        return request(phone, tmplIds as string[])
      },
      { onlyInTap: true },
    ),
  }
}
