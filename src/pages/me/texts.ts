import { nameSentences, type NameFault } from '../../../core/text'
import { shopDay, shopTime, type Instant } from '../../../core/time'
import { hoursText } from '../../shared/texts'

const messageNames = { confirmed: '审核结果', starts_soon: '到店提醒', expired: '过期提醒' }

export const texts = {
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
  messages: '多收几条微信提醒',
  messagesHint: (left: string) => `每同意一次，可以再收一条。估计还能收到：${left}`,
  messagesLeft: (event: 'confirmed' | 'starts_soon' | 'expired', count: number) => `${messageNames[event]} ${count} 条`,
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
  avatarRefused: {
    undeclared: '小程序的隐私声明里没有头像昵称，请告诉店主',
    other: '没有取到头像，请再试一次',
  },
}

/** The file that tells a player all that is kept. */
export const file = {
  name: '我的数据.txt',
  title: '按小时约 PS5 · 我的数据',
  made: '导出时间',
  id: '编号',
  avatar: '头像',
  links: '图片链接 10 分钟内有效，请及时保存',
  messages: '收到的微信提醒',
  count: (count: number) => `${count} 条`,
  orders: (count: number) => `订单 ${count} 笔`,
  field: (name: string, value: string) => `${name}：${value}`,
  moment: (time: Instant) => shopTime(time).format('YYYY-MM-DD HH:mm'),
  slot: '时段',
  hour: (start_time: Instant, end_time: Instant) => `${shopDay(start_time)} ${hoursText(start_time, end_time)}`,
  state: '状态',
}
