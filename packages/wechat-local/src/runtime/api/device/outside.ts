import { askActionSheet } from '../../overlays/action-sheet'
import { handed } from '../../phone/ui-log'
import { api, ApiFailure } from '../call'

type Outside = Pick<WechatMiniprogram.Wx, 'makePhoneCall' | 'openLocation'>

const PLACE = {
  latitude: 'Number',
  longitude: 'Number',
  scale: 'Number?',
  name: 'String?',
  address: 'String?',
} as const

/** What leads out of the app: the map, and the telephone. */
export function outside(): Outside {
  return {
    openLocation: api('openLocation', PLACE, (place) => {
      const detail = Object.fromEntries(Object.entries(place).filter(([, value]) => typeof value !== 'function'))
      handed.push({ kind: 'map', detail })
    }),
    makePhoneCall: api('makePhoneCall', { phoneNumber: 'String' }, async ({ phoneNumber }) => {
      const answer = await askActionSheet({ itemList: [`呼叫 ${phoneNumber}`] })
      if (answer === null) throw new ApiFailure('cancel')
      handed.push({ kind: 'call', detail: phoneNumber })
    }),
  }
}
