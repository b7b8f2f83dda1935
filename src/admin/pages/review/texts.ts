import { durationText, quoted } from '../../shared/texts'

export const texts = {
  empty: '没有待审核的订单',
  emptyHint: '有新的付款截图时会出现在这里，下拉可以刷新',
  slippedIn: (count: number) => `有 ${count} 笔预约和停用时段撞在一起：是停用的同时订下的，点这里处理`,
  waited: (minutes: number) => (minutes < 1 ? '刚提交' : `已等 ${durationText(minutes)}`),
  left: (minutes: number) => (minutes < 1 ? '即将过期' : `还剩 ${durationText(minutes)}`),
  overdue: '逾期',
  history: (visits = 0, rejections = 0, missed = 0) =>
    visits + rejections === 0
      ? '第一次来'
      : `来过 ${visits} 次${rejections ? ` · 驳回过 ${rejections} 次` : ''}${missed ? ` · 90 天内 ${missed} 次未到店` : ''}`,
  note: (note: string) => `玩家备注：${quoted(note)}`,
  bar: (done: string, name: string) => `${done}  ${name}`,
  undo: '撤销',
  proof: (index: number) => `第 ${index} 张截图，点按全屏查看`,
  renewed: '截图链接已更新，请再点一次',
}
