import type { OrderView } from '../core/contract/contract'
import { pictureSentences, type PictureFault } from '../core/images/image'
import { yuan } from '../core/money'
import { statusTraits, type OrderStatus } from '../core/order/status'
import { nameSentences, type NameFault } from '../core/text'
import { shopDay, shopTime, type Instant } from '../core/time'

/** Every sentence a person reads. */

const weekdays = ['周日', '周一', '周二', '周三', '周四', '周五', '周六']
function weekday(time: Instant): string {
  return weekdays[shopTime(time).day()] ?? ''
}
function clock(time: Instant): string {
  return shopTime(time).format('HH:mm')
}
function price(amount: number): string {
  return amount === 0 ? '免费' : `¥${yuan(amount)}`
}

/** The hour a slot ends, where midnight reads 24:00. */
function end(time: Instant): string {
  return clock(time).replace(/^00:00$/, '24:00')
}

function hours(start_time: Instant, end_time: Instant): string {
  return `${clock(start_time)}–${end(end_time)}`
}

function dayName(time: Instant, nowMs: number): string {
  const days = Math.round(
    (Date.parse(`${shopDay(time)}T00:00:00Z`) - Date.parse(`${shopDay(new Date(nowMs).toISOString())}T00:00:00Z`)) /
      86_400_000,
  )
  return ['今天', '明天', '后天'][days] ?? ''
}

const happened = {
  create: '预约成功，保留主机等待支付',
  submit_proof: '提交了付款截图',
  approve: '核验通过，预约已确认',
  return: '截图被退回，请重新上传',
  reject: '付款未通过核验，预约已驳回',
  cancel: '你取消了预约',
  admin_cancel: '店主取消了预约',
  expire: '超过时间，预约已过期',
} as const

export const texts = {
  network: '网络不稳，未提交成功，可放心重试',
  failed: (request_id: string) => `出了点问题，请稍后重试（编号 ${request_id}）`,
  stale: '订单状态已变化，已为你刷新',
  unknown: '出了点问题，请稍后重试',
  unsent: '这个版本的微信不能发送文件，请更新微信',
  notSent: '文件没有发出去，请再点一次',
  offline: '网络已断开，恢复后会自动刷新',
  loading: '加载中…',
  retry: '重试',
  loadFailed: '没有加载成功，你的预约不受影响',
  hint: '个人收款二维码，需人工核验',
  price,
  hours,
  weekday,
  day: (time: Instant, nowMs: number) =>
    `${dayName(time, nowMs)} ${shopTime(time).format('M月D日')} ${weekday(time)}`.trim(),
  moment: (time: Instant) => shopTime(time).format('M月D日 HH:mm'),
  when: (slot: { start_time: Instant; end_time: Instant }) =>
    `${shopTime(slot.start_time).format('M月D日')} ${weekday(slot.start_time)} ${hours(slot.start_time, slot.end_time)}`,
  status: (order: Pick<OrderView, 'status' | 'reason'>) =>
    order.status === 'pending' && order.reason !== '' ? '已退回' : statusTraits[order.status].word,
  statusName: (value: OrderStatus) => statusTraits[value].word,
  happened,

  slots: {
    hour: clock,
    free: (remaining: number, capacity: number) => (capacity > 1 ? `余 ${remaining}` : '可约'),
    taken: '已满',
    mine: '我的',
    closed: '休息',
    empty: '未来 72 小时没有开放的时段',
    emptyHint: '下拉刷新，或晚些再来看看',
    chosen: (slot: { start_time: Instant; end_time: Instant }, amount: number) =>
      `${weekday(slot.start_time)} ${hours(slot.start_time, slot.end_time)}  ${price(amount)}`,
    rule: (hold_minutes: number) => `按空闲主机分配，保留 ${hold_minutes} 分钟`,
    noQr: '店主还没有设置收款码，预约前请先联系店主怎样付款',
    book: '预约',
    pending: '你有一笔待支付订单',
    returned: '付款截图被退回，请重新上传',
    submitted: '你有一笔订单正在核验',
    inTheWay: '你还有一笔未完成的订单',
    inTheWayHint: '完成或取消后，才能预约新的时段',
    show: '去查看',
    later: '稍后',
  },

  pay: {
    before: '请在时间内转账并上传截图',
    amountTitle: '1  核对金额与备注码',
    qrTitle: '2  扫码转账',
    proofTitle: '3  上传付款截图',
    code: '转账备注',
    codeHint: '转账时请填写这串数字，便于核对',
    copy: '复制',
    qrHint: '长按二维码识别，或保存到相册后用微信扫一扫从相册选取',
    save: '打开大图，长按保存到相册',
    qrBroken: '收款码没有加载出来，下拉刷新试试',
    noQr: '店主还没有设置收款码，请联系店主',
    free: '本次免费，无需转账；上传一张截图，等店主确认',
    note: '备注（选填，200 字以内）',
    noteLabel: '备注',
    submit: '提交凭证',
    submitted: '已提交，等待核验',
    submittedHint: (time: Instant) =>
      `店主会在 ${shopTime(time).format('M月D日 HH:mm')} 前核验，结果会显示在订单里；这段时间会一直为你保留`,
    returned: (reason: string) => `截图被退回：${reason}`,
    over: '支付时间已到，这个时段已释放',
    overHint: '如果已经转账，请联系店主退款或补单',
    again: '重新预约',
    cancel: '取消预约',
    cancelTitle: '取消这次预约',
    cancelHint: '时段会立即释放给其他人。已经转账的请先联系店主',
    yes: '确认取消',
    no: '再想想',
    cancelled: '已取消预约',
    toOrder: '查看订单',
    spelled: (code: string) => code.split('').join(' '),
    qr: '收款二维码',
    moreTitle: '补充截图',
  },

  proofs: {
    add: '添加付款截图',
    percent: (value: number) => `${value}%`,
    uploaded: '已上传',
    failed: '上传失败，点按重试',
    remove: '删除这张截图',
    view: '查看截图',
    refusedTitle: '没有加入',
    understood: '知道了',
    /** as the server would say it; which one, where several were chosen */
    refused: (fault: PictureFault, at: number, count: number) =>
      (count > 1 ? `第 ${at + 1} 张：` : '') + pictureSentences[fault],
    count: (left: number) => `最多 3 张，还可添加 ${left} 张`,
    privacy: '没有同意隐私说明',
    privacyHint: '不同意就不能选择照片。预约仍然保留，可以看完说明再决定',
    read: '查看说明',
    notNow: '暂不',
    noNotice: '暂时打不开隐私说明，请稍后再试',
  },

  orders: {
    empty: '还没有订单',
    emptyFiltered: '没有符合筛选的订单',
    emptyHint: '去预约一个时段吧',
    book: '去预约',
    more: '上滑加载更多',
    end: '没有更多了',
    pay: '去支付',
    reupload: '重新上传',
    filter: '按状态筛选',
  },

  order: {
    no: '订单号',
    console: '主机',
    amount: '金额',
    code: '备注码',
    history: '经过',
    proofs: '付款截图',
    note: '备注',
    reason: '原因',
    calendar: '加到日历',
    calendarDone: '已加到日历',
    calendarTitle: '玩 PS5',
    share: '分享给朋友',
    shareTitle: (when: string) => `${when} 一起玩 PS5`,
    again: '重新预约',
    missing: '没有权限或订单不存在',
    missingHint: '链接可能已失效，或这是别人的订单',
  },

  me: {
    avatar: '更换头像',
    nickname: '昵称',
    nicknameHint: '填写昵称',
    nicknameEmpty: '昵称不能为空',
    nicknameWrong: (wrong: NameFault) => `昵称${nameSentences[wrong]}`,
    nicknameRefused: '这个昵称没有通过微信的审核，没有保存，请换一个',
    saved: '已保存',
    privacy: '隐私说明',
    privacyHint: '查看收集了哪些信息，以及用来做什么',
    data: '我的数据',
    dataHint: '我们只保存头像、昵称、订单和付款截图；截图会去掉位置信息，只有你和店主看得到',
    clear: '清除本机缓存',
    clearHint: '只清除这台手机上的记录，不影响订单',
    cleared: '已清除，订单不受影响',
    permissions: '权限设置',
    permissionsHint: '管理日历和消息权限',
    notice: '店主公告',
    invite: '输入邀请码',
    inviteHint: '店主请你来帮忙时，在这里填他给的邀请码',
    export: '导出我的数据',
    exportHint: '把资料和全部订单整理成一份文件，发给自己保存',
    exporting: '正在整理…',
    exported: '已整理好，点这里发送文件',
    leave: '注销并删除我的数据',
    leaveHint: '删除头像、昵称和付款截图，订单不再和你有关',
    leaving: '正在删除…',
    leaveContent: '头像、昵称、备注和付款截图会马上删除，不能恢复。订单只留下时段和金额用来记账，看不出是谁的。',
    leaveYes: '确认删除',
    left: '已注销，你的数据已删除',
    notYet: '现在还不能注销',
  },

  file: {
    name: '我的数据.txt',
    title: '按小时约 PS5 · 我的数据',
    made: '导出时间',
    id: '编号',
    avatar: '头像',
    links: '图片链接 10 分钟内有效，请及时保存',
    orders: (count: number) => `订单 ${count} 笔`,
    field: (name: string, value: string) => `${name}：${value}`,
    moment: (time: Instant) => shopTime(time).format('YYYY-MM-DD HH:mm'),
    slot: '时段',
    hour: (start_time: Instant, end_time: Instant) => `${shopDay(start_time)} ${hours(start_time, end_time)}`,
    state: '状态',
  },

  notFound: {
    title: '这个页面不存在',
    hint: '链接可能已失效，订单和预约不受影响',
    home: '回到预约',
  },
}
