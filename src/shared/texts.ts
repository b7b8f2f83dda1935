import type { OrderView } from '../../core/contract/contract'
import { pictureSentences, type PictureFault } from '../../core/images/image'
import { yuan } from '../../core/money'
import { statusTraits, type OrderStatus } from '../../core/order/status'
import { shopTime, type Instant } from '../../core/time'

/** What more than one page says, and how all of them write times, sums and states. */

const weekdays = ['周日', '周一', '周二', '周三', '周四', '周五', '周六']

export function weekdayText(time: Instant): string {
  return weekdays[shopTime(time).day()] ?? ''
}

/** The days in the week's order, Monday first. */
export function weekdayNames(days: number[]): string {
  const order = (day: number) => (day + 6) % 7
  return [...days]
    .sort((a, b) => order(a) - order(b))
    .map((day) => weekdays[day])
    .join('、')
}

export function clockText(time: Instant): string {
  return shopTime(time).format('HH:mm')
}

export function momentText(time: Instant): string {
  return shopTime(time).format('M月D日 HH:mm')
}

export function priceText(amount: number): string {
  return amount === 0 ? '免费' : `¥${yuan(amount)}`
}

/** How many proofs wait for a verdict; `isMore`: at least. */
export function waitingText(count: number, isMore: boolean, overdue: number): string {
  return `待审核 ${count}${isMore ? '+' : ''}${overdue ? ` · 逾期 ${overdue}` : ''}`
}

/** From one hour to another, where midnight at the end reads 24:00. */
export function hoursText(start_time: Instant, end_time: Instant): string {
  return `${clockText(start_time)}–${clockText(end_time).replace(/^00:00$/, '24:00')}`
}

export function slotText({ start_time, end_time }: { start_time: Instant; end_time: Instant }): string {
  return `${shopTime(start_time).format('M月D日')} ${weekdayText(start_time)} ${hoursText(start_time, end_time)}`
}

export function statusName(status: OrderStatus): string {
  return statusTraits[status].word
}

export function statusText({ status, reason }: Pick<OrderView, 'status' | 'reason'>): string {
  return status === 'pending' && reason !== '' ? '已退回' : statusName(status)
}

/** What happened to an order, as its player reads it. */
export const happened = {
  create: '预约成功，保留主机等待支付',
  submit_proof: '提交了付款截图',
  approve: '核验通过，预约已确认',
  return: '截图被退回，请重新上传',
  reject: '付款未通过核验，预约已驳回',
  cancel: '你取消了预约',
  admin_cancel: '店主取消了预约',
  admin_book: '店家为你登记了预约',
  move: '你改了时间',
  admin_move: '店家改了时间',
  arrive: '已到店',
  miss: '店家记为未到店',
  clear_visit: '店家更正了到店记录',
  refund: '店家已退款',
  expire: '超过时间，预约已过期',
} as const

/** Where an order was before it was moved; '' for what was no move. */
export function movedText(from: { start_time: Instant; console_name: string } | undefined): string {
  return from ? `原来是 ${momentText(from.start_time)} · ${from.console_name}` : ''
}

/** What nobody hopes for. */
export function isBad(action: keyof typeof happened): boolean {
  return ['return', 'reject', 'admin_cancel', 'miss', 'expire'].includes(action)
}

/** What the parts of an order are called. */
export const orderFields = {
  no: '订单号',
  console: '主机',
  amount: '金额',
  code: '备注码',
  note: '备注',
  reason: '原因',
  history: '经过',
  proofs: '付款截图',
}

export const sharedTexts = {
  /** until when a proof is looked at, and what comes of it */
  reviewed: ({ review_by, expire_at }: Pick<OrderView, 'review_by' | 'expire_at'>) => {
    const until = review_by ?? expire_at
    return `店主会在${until ? ` ${momentText(until)} 前` : ''}核验，结果会显示在订单里；这段时间会一直为你保留`
  },
  stale: '订单状态已变化，已为你刷新',
  unknown: '出了点问题，请稍后重试',
  offline: '网络已断开，恢复后会自动刷新',
  loading: '加载中…',
  retry: '重试',
  loadFailed: '没有加载成功，已有的预约不受影响',
  hint: '个人收款二维码，需人工核验',
  copy: '复制',
  qr: '收款二维码',
  cancel: '取消预约',
  cancelTitle: '取消这次预约',
  cancelHint: '时段会立即释放给其他人。已经转账的请先联系店主',
  cancelPaidHint: '时段会立即释放给其他人，付的钱由店家退还',
  yes: '确认取消',
  no: '再想想',
  cancelled: '已取消预约',
  inTheWay: '你还有一笔未完成的订单',
  inTheWayHint: '完成或取消后，才能预约新的时段',
  show: '去查看',
  later: '稍后',
  pay: '去支付',
  reupload: '重新上传',
  book: '去预约',
  more: '上滑加载更多',
  end: '没有更多了',
  filter: '按状态筛选',
  missing: '没有权限或订单不存在',
  missingHint: '链接可能已失效，或这是别人的订单',
  viewProof: '查看截图',
  pictureRefusedTitle: '没有加入',
  /** as the server would say it; which one, where several were chosen */
  pictureRefused: (fault: PictureFault, at: number, count: number) =>
    (count > 1 ? `第 ${at + 1} 张：` : '') + pictureSentences[fault],
  understood: '知道了',
  noNotice: '暂时打不开隐私说明，请稍后再试',
}
