import type { OrderView } from '../../../../core/contract/contract'
import type { OrderStatus } from '../../../../core/order/status'
import { clockText, priceText, sharedTexts } from '../../../shared/texts'

/** What comes next in each state, as its player reads it. */
const next: Record<OrderStatus, (order: OrderView) => string> = {
  pending: ({ reason }) =>
    reason
      ? '截图被退回，请在时间内重新上传；到时没有上传，时段会释放'
      : '请在时间内转账并上传截图；到时没有上传，时段会释放',
  proof_submitted: sharedTexts.reviewed,
  paid: () => '预约已确认，请按时到店',
  rejected: () => '付款没有通过核验，时段已释放；有疑问请联系店主',
  cancelled: ({ owed, history = [] }) => {
    if (owed) return `预约已取消，时段已释放；店家会退还 ${priceText(owed)}`
    const isRefunded = history.some(({ action }) => action === 'refund')
    return isRefunded ? '预约已取消，店家已退款' : '预约已取消，时段已释放；已经转账的请联系店主'
  },
  expired: () => '超过时间，时段已释放；已经转账的请联系店主',
}

export const texts = {
  next,
  code: '到店出示',
  codeOf: (order_no: string) => `订单 ${order_no} 的二维码`,
  codeHint: '店家扫码登记到店；扫不了时报订单号也可以',
  owed: '店家应退',
  calendar: '加到日历',
  calendarDone: '已加到日历',
  calendarTitle: '玩 PS5',
  longer: ({ start_time, price }: { start_time: string; price: number }) =>
    `续 1 小时（${clockText(start_time)} 起，${priceText(price)}）`,
  move: '改时间',
  share: '分享给朋友',
  shareTitle: (when: string, shop: string) => `${when} ${shop ? `在${shop}` : ''}一起玩 PS5`,
  again: '重新预约',
  calendarRefused: {
    denied: '你拒绝过“添加到日历”。在设置里打开后再点一次；仍不行，请在手机设置里允许微信使用日历',
    undeclared: '小程序的隐私声明里没有日历，请自己设个提醒并告诉店主',
    unagreed: '没有同意隐私说明，不能加到日历；可以再点一次并同意',
    other: '没有加到日历，请再点一次，或自己设个提醒',
  },
  openSettings: '去设置',
}
