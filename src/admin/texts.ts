import { yuan } from '../../core/money'
import type { Role } from '../../core/shop/roles'
import { shopTime, type Instant } from '../../core/time'
import { audits, stats, table } from './texts.figures'
import { settings } from './texts.settings'
import { admins, invite, roles } from './texts.staff'
import { duration, quoted } from './texts.words'

const weekdays = ['周日', '周一', '周二', '周三', '周四', '周五', '周六']

/** Every sentence of the admin's pages. */
export const adminTexts = {
  denied: '你没有这里的权限',
  deniedHint: '权限可能刚被店主调整；已做的操作都已保存',
  leave: '回到预约',
  role: (role: Role) => roles[role],
  quoted,
  roles,
  weekday: (day: number) => weekdays[day] ?? '',
  hour: (hour: number) => `${hour}:00`,
  money: (amount: number) => (amount === 0 ? '免费' : `¥${yuan(amount)}`),
  someone: '另一位管理员',
  player: (name = '') => name || '没有昵称',
  save: '保存',
  cancel: '取消',
  confirm: '确定',
  more: '上滑加载更多',
  end: '没有更多了',
  anyDay: '不限',
  clear: '清除筛选',

  review: {
    empty: '没有待审核的订单',
    emptyHint: '有新的付款截图时会出现在这里，下拉可以刷新',
    slippedIn: (count: number) => `有 ${count} 笔预约和停用时段撞在一起：是停用的同时订下的，点这里处理`,
    waited: (minutes: number) => (minutes < 1 ? '刚提交' : `已等 ${duration(minutes)}`),
    left: (minutes: number) => (minutes < 1 ? '即将过期' : `还剩 ${duration(minutes)}`),
    overdue: '逾期',
    history: (visits = 0, rejections = 0) =>
      visits + rejections === 0 ? '第一次来' : `来过 ${visits} 次${rejections ? ` · 驳回过 ${rejections} 次` : ''}`,
    usedOn: (order_nos: string[]) =>
      `这张截图曾用于订单 ${order_nos.slice(0, 3).join('、')}${order_nos.length > 3 ? ` 等 ${order_nos.length} 笔` : ''}`,
    payCode: '备注码',
    note: (note: string) => `玩家备注：${quoted(note)}`,
    approve: '通过',
    return: '退回重传',
    reject: '驳回',
    done: { approve: '已通过', return: '已退回', reject: '已驳回' },
    bar: (done: string, name: string) => `${done}  ${name}`,
    undo: '撤销',
    returnTitle: '退回后玩家可以重新上传，请选择原因',
    rejectTitle: '驳回后时段会释放，请选择原因',
    returnReasons: ['截图看不清楚，请重新上传', '这不是付款成功的截图', '转账备注和备注码对不上', '截图金额和订单不符'],
    rejectReasons: ['没有收到这笔转账', '截图金额和订单不符', '这张截图已用于其他订单', '这不是付款截图'],
    otherReason: '其他原因…',
    reasonTitle: '填写原因',
    reasonHint: '玩家会看到这句话，200 字以内',
    proof: (index: number) => `第 ${index} 张截图，点按全屏查看`,
    lapsed: (order_no: string) => `订单 ${order_no} 已过期，时段已释放，刚才的操作没有生效`,
    first: (who: string, did: string, time: string, order_no: string) =>
      `${who} 已在 ${time} ${did}订单 ${order_no}，你的操作没有重复生效`,
    changed: (order_no: string, status: string) => `订单 ${order_no} 现在是「${status}」，刚才的操作没有生效`,
    did: { approve: '通过了', return: '退回了', reject: '驳回了', admin_cancel: '取消了' } as Record<string, string>,
    unsent: (order_no: string, why: string) => `订单 ${order_no}：${why}`,
    renewed: '截图链接已更新，请再点一次',
  },

  orders: {
    search: '昵称、订单号或备注码',
    searchLabel: '查找订单',
    from: '开始日期',
    to: '结束日期',
    player: (name: string) => `只看 ${name} 的订单`,
    none: '还没有订单',
    noneHint: '有人预约后会出现在这里，下拉可以刷新',
    empty: '没有符合条件的订单',
    emptyHint: '换个条件，或清除筛选再看看',
    range: '结束日期不能早于开始日期',
  },

  order: {
    player: '玩家',
    playerOrders: '这位玩家的全部订单',
    audits: '这笔订单的操作记录',
    expires: '有效期至',
    created: '下单时间',
    block: '暂停预约',
    unblock: '恢复预约',
    blocked: '已暂停预约',
    blockTitle: '暂停后不能再下新订单，已有订单不受影响',
    blockReasons: ['多次占位不付款', '上传无关的截图', '多次未到店'],
    unblockTitle: '恢复这位玩家的预约',
    unblockHint: '恢复后可以马上下单',
    blockDone: '已暂停，这位玩家不能再下新订单',
    unblockDone: '已恢复，这位玩家可以预约了',
    cancel: '取消订单',
    cancelTitle: '取消后时段立即释放，请选择原因',
    cancelReasons: ['主机故障，无法使用', '店铺临时停业', '和玩家协商取消', '重复的订单'],
    cancelled: '已取消，玩家会看到原因',
    approveTitle: '通过这笔付款',
    approveHint: (code: string, amount: string) => `请先核对到账：备注码 ${code}，金额 ${amount}`,
    happened: {
      create: '玩家下单',
      submit_proof: '玩家提交了付款截图',
      approve: '核验通过',
      return: '截图被退回',
      reject: '付款被驳回',
      cancel: '玩家取消了预约',
      admin_cancel: '订单被取消',
      expire: '超过时间，自动过期',
    },
    by: (name: string) => `操作人：${name}`,
  },

  day: {
    days: ['今天', '明天', '后天'],
    status: { free: '可约', closed: '休息', pending: '待支付', proof_submitted: '待核验', paid: '已确认' },
    stopped: '停用',
    over: '已过',
    cell: (console: string, hour: string, what: string) => `${console} ${hour} ${what}`,
    group: (names: string[]) => (names.length > 1 ? `${names[0]}–${names[names.length - 1]}` : (names[0] ?? '')),
    hint: '点订单查看，点可约的停用，点停用的恢复',
    actionTitle: (console: string, hour: string) => `停用 ${console} ${hour} 起`,
    scopes: (console: string) => [
      `只停这一小时 · ${console}`,
      '只停这一小时 · 全部主机',
      `从这时到当天结束 · ${console}`,
      '从这时到当天结束 · 全部主机',
      `全天 · ${console}`,
      '全天 · 全部主机',
    ],
    all: '全部主机',
    closing: (what: string, from: string, to: string) => `停用 ${what}  ${from} 至 ${to}`,
    affected: (count: number) =>
      count === 0
        ? '这段时间没有订单，不影响任何人'
        : `这段时间已有 ${count} 笔订单，停用后仍然有效；需要的话请逐笔取消`,
    reasonLabel: '停用原因',
    reasonHint: '必填，例如：设备维护',
    reasonEmpty: '请填写停用原因',
    close: '停用',
    closed: '已停用这段时间',
    openTitle: '恢复这段时间',
    openHint: (from: string, to: string, what: string, reason: string) =>
      `${what}  ${from} 至 ${to}${reason ? `（${reason}）` : ''}，恢复后马上可以预约`,
    open: '恢复',
    opened: '已恢复，可以预约了',
    always: '这是营业时间之外，或主机没有开放；请到店铺设置里调整',
    readOnly: '你只能查看，停用和恢复需要店员权限',
    past: '已经过去的时段不能停用',
  },

  clock: (time: Instant) => shopTime(time).format('HH:mm'),
  moment: (time: Instant) => shopTime(time).format('M月D日 HH:mm'),

  settings,
  admins,
  invite,
  audits,
  stats,
  export: table,
}
