import type { MessageView, RobotView } from '../../../../core/contract/contract'
import { hints, resultWords, type SourceName, type Sources } from '../../../../core/messages/sources'
import type { MessageEvent } from '../../../../core/shop/message-templates'
import { momentText } from '../../../shared/texts'
import { robotNames } from '../../shared/texts'

/** What each event is called; the admins' own comes last. */
export const eventNames: Record<MessageEvent, string> = {
  confirmed: '审核通过',
  returned: '退回重传',
  rejected: '审核驳回',
  cancelled: '店家取消',
  moved: '店家改时间',
  expired: '订单过期',
  starts_soon: '到店提醒',
  refunded: '已退款',
  proof_waits: '提醒管理员审核',
}

export const sourceWords: Record<SourceName, string> = {
  result: '结果',
  time: '开始时间',
  hours: '起止时间',
  console: '主机',
  amount: '金额',
  reason: '原因',
  hint: '提示',
  order_no: '订单号',
  count: '小时数（或待核验张数）',
  shop: '店名',
  address: '地址',
  phone: '电话',
}

/** What somebody gives a reason for. */
const withReason: MessageEvent[] = ['returned', 'rejected', 'cancelled', 'moved', 'refunded']

/** An order of nobody's, for the owner who looks at a message before it is sent. */
export function sampleSources(event: MessageEvent): Sources {
  const from = '2026-01-01T12:00:00.000Z'
  return {
    result: { text: resultWords[event] },
    time: { moment: from },
    hours: { from, to: '2026-01-01T14:00:00.000Z' },
    console: { text: '1号机' },
    amount: { amount: 3000 },
    reason: { text: withReason.includes(event) ? '原因会写在这里' : hints[event] },
    hint: { text: hints[event] },
    order_no: { text: '260101-0000001' },
    count: { number: 2 },
    shop: { text: '店名' },
    address: { text: '店铺地址' },
    phone: { text: '021-5555 0100' },
  }
}

const whys: Record<MessageView['why'], string> = {
  '': '',
  no_template: '没有选模板',
  no_consent: '对方没有同意接收，或次数用完了',
  overtaken: '情况变了，不用再发',
  too_late: '时间已过，不用再发',
  own_doing: '本人的操作，不用发',
  forgotten: '对方已注销',
}

const states: Record<MessageView['status'], string> = {
  queued: '等待发送',
  sending: '正在发送',
  sent: '已发送',
  dropped: '没有发送',
  failed: '微信拒绝了',
}

export const texts = {
  robot: '群机器人',
  robotHint: '有截图待核验时，在群里提醒管理员；一分钟最多一条，只有张数和时间，没有玩家的信息',
  robotState: ({ kind, told_at }: RobotView) =>
    `${robotNames[kind]} · ${told_at ? `上次提醒 ${momentText(told_at)}` : '还没有提醒过'}`,
  noRobot: '还没有设置',
  address: '机器人地址（Webhook）',
  addressHint: '在企业微信、飞书或钉钉的群里添加机器人后复制；保存后不再显示，知道地址的人都能往群里发消息',
  save: '保存',
  test: '发一条测试',
  remove: '移除',
  removeTitle: '移除群机器人',
  removeContent: '移除后群里不再提醒；想恢复时要重新填写地址',
  removed: '已移除',
  saved: '已保存',
  arrived: '已发送，请看群里',
  templates: '微信订阅消息',
  templatesHint: '模板在微信公众平台「订阅消息」里添加；这里选每种情况用哪一个，以及每一项填什么',
  read: '读取公众平台的模板',
  none: '不发送',
  chosen: '已设置',
  noTemplates: '公众平台里还没有模板，请先添加',
  fixed: '固定文字…',
  fixedText: (label: string) => `${label}：固定文字`,
  unset: '请选择',
  edit: '修改内容',
  close: '收起',
  field: (label: string, name: string) => label || name,
  line: (label: string, value: string) => `${label}：${value}`,
  sent: '最近的消息',
  noneSent: '还没有消息',
  state: ({ status, why }: MessageView) => [states[status], whys[why]].filter(Boolean).join('：'),
  title: ({ event, at }: MessageView) => `${eventNames[event]} · ${momentText(at)}`,
  counts: (messages: MessageView[]) => {
    const of = (status: MessageView['status']) => messages.filter((one) => one.status === status).length
    return `最近 ${messages.length} 条：已发送 ${of('sent')}，没有发送 ${of('dropped')}，微信拒绝 ${of('failed')}，等待 ${of('queued') + of('sending')}`
  },
}
