import { emitter } from '../../phone/emitter'
import { showToast } from '../../overlays/toast'
import { handed } from '../../phone/ui-log'
import { isWeak, networkType, onConnection, onWeakness } from '../../phone/network'
import type { Phone } from '../../phone/phone'
import { api } from '../call'
import { permit } from '../person/permissions'
import { permitPrivacy } from '../person/privacy'

type Device = Pick<
  WechatMiniprogram.Wx,
  | 'getNetworkType'
  | 'onNetworkStatusChange'
  | 'offNetworkStatusChange'
  | 'onNetworkWeakChange'
  | 'offNetworkWeakChange'
  | 'setClipboardData'
  | 'getClipboardData'
  | 'addPhoneCalendar'
>

let clipboard = ''

const onStatus = emitter<[WechatMiniprogram.OnNetworkStatusChangeListenerResult]>()
const onWeak = emitter<[WechatMiniprogram.OnNetworkWeakChangeListenerResult]>()

onConnection.on((type) => onStatus.emit({ isConnected: type !== 'none', networkType: type }))
onWeakness.on((weakNet) => onWeak.emit({ weakNet, networkType: networkType() }))

const EVENT = {
  title: 'String',
  startTime: 'Number',
  allDay: 'Boolean?',
  description: 'String?',
  location: 'String?',
  alarm: 'Boolean?',
  alarmOffset: 'Number?',
  // WeChat's own typings say String, its documentation's example gives a number; the phone takes both.
} as const

export function device(phone: Phone): Device {
  return {
    getNetworkType: api('getNetworkType', {}, () => ({
      networkType: networkType(),
      weakNet: isWeak(),
      hasSystemProxy: false,
      signalStrength: 0,
    })),
    onNetworkStatusChange: (listener) => void onStatus.on(listener),
    offNetworkStatusChange: (listener) => onStatus.off(listener as never),
    onNetworkWeakChange: (listener) => void onWeak.on(listener),
    offNetworkWeakChange: (listener) => onWeak.off(listener),
    setClipboardData: api('setClipboardData', { data: 'String' }, async ({ data }) => {
      await permitPrivacy(phone, 'Clipboard', 'setClipboardData')
      clipboard = data
      handed.push({ kind: 'clipboard', detail: data })
      // The browser may forbid it without a gesture; the phone's own clipboard has it anyway.
      void window.navigator.clipboard?.writeText(data).catch(() => {})
      showToast({ title: '内容已复制', icon: 'none' })
    }),
    getClipboardData: api('getClipboardData', {}, async () => {
      await permitPrivacy(phone, 'Clipboard', 'getClipboardData')
      return { data: clipboard }
    }),
    addPhoneCalendar: api('addPhoneCalendar', EVENT, async (event) => {
      await permit(phone, 'scope.addPhoneCalendar')
      const detail = Object.fromEntries(Object.entries(event).filter(([, value]) => typeof value !== 'function'))
      handed.push({ kind: 'calendar', detail })
    }),
  }
}
