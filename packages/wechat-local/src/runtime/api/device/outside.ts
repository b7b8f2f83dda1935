import { askActionSheet } from '../../overlays/action-sheet'
import { askModal } from '../../overlays/modal'
import { handed } from '../../phone/ui-log'
import { api, ApiFailure } from '../call'

type Outside = Pick<WechatMiniprogram.Wx, 'makePhoneCall' | 'openLocation' | 'scanCode'>

const SCAN = { onlyFromCamera: 'Boolean?', scanType: 'Array?' } as const

const PLACE = {
  latitude: 'Number',
  longitude: 'Number',
  scale: 'Number?',
  name: 'String?',
  address: 'String?',
} as const

function inBase64(text: string): string {
  return btoa(String.fromCharCode(...new TextEncoder().encode(text)))
}

/** What leads out of the app: the map, the telephone, and the camera, for which somebody types what the code says. */
export function outside(): Outside {
  return {
    openLocation: api('openLocation', PLACE, (place) => {
      const detail = Object.fromEntries(Object.entries(place).filter(([, value]) => typeof value !== 'function'))
      handed.push({ kind: 'map', detail })
    }),
    scanCode: api('scanCode', SCAN, async () => {
      const { confirm, content } = await askModal({ title: '扫一扫', editable: true, placeholderText: '二维码的内容' })
      if (!confirm || !content) throw new ApiFailure('cancel')
      return { result: content, scanType: 'QR_CODE' as const, charSet: 'UTF-8', path: '', rawData: inBase64(content) }
    }),
    makePhoneCall: api('makePhoneCall', { phoneNumber: 'String' }, async ({ phoneNumber }) => {
      const answer = await askActionSheet({ itemList: [`呼叫 ${phoneNumber}`] })
      if (answer === null) throw new ApiFailure('cancel')
      handed.push({ kind: 'call', detail: phoneNumber })
    }),
  }
}
