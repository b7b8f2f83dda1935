import { emitter } from '../engine/emitter'
import { showToast } from '../overlays/toast'
import { handed } from '../shown'
import { isWeak, networkType, onConnection, onWeakness } from '../network'
import type { Phone } from '../phone'
import { api } from './call'
import { permit } from './permissions'
import { permitPrivacy } from './privacy'

let clipboard = ''

const onStatus = emitter<[{ isConnected: boolean; networkType: string }]>()
const onWeak = emitter<[{ weakNet: boolean; networkType: string }]>()

onConnection.on((type) => onStatus.emit({ isConnected: type !== 'none', networkType: type }))
onWeakness.on((weakNet) => onWeak.emit({ weakNet, networkType: networkType() }))

export const device = (phone: Phone) => ({
  getNetworkType: api('getNetworkType', () => ({ networkType: networkType(), weakNet: isWeak() })),
  onNetworkStatusChange: (listener: Parameters<typeof onStatus.on>[0]) => void onStatus.on(listener),
  offNetworkStatusChange: onStatus.off,
  onNetworkWeakChange: (listener: Parameters<typeof onWeak.on>[0]) => void onWeak.on(listener),
  offNetworkWeakChange: onWeak.off,
  setClipboardData: api('setClipboardData', ({ data }: { data: string }) => {
    clipboard = data
    handed.push({ kind: 'clipboard', detail: data })
    // The browser may forbid it without a gesture; the phone's own clipboard has it anyway.
    void window.navigator.clipboard?.writeText(data).catch(() => {})
    showToast({ title: '内容已复制', icon: 'none' })
  }),
  getClipboardData: api('getClipboardData', async () => {
    await permitPrivacy(phone)
    return { data: clipboard }
  }),
  addPhoneCalendar: api('addPhoneCalendar', async (event: { title: string; startTime: number }) => {
    await permitPrivacy(phone)
    await permit(phone, 'scope.addPhoneCalendar')
    const detail = Object.fromEntries(Object.entries(event).filter(([, value]) => typeof value !== 'function'))
    handed.push({ kind: 'calendar', detail })
  }),
})
