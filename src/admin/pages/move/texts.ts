import { priceText } from '../../../shared/texts'

export const texts = {
  same: '价格不变',
  cheaper: (amount: number) => `便宜 ${priceText(amount)}；已付款的，记为应退`,
  dearer: (amount: number) => `贵 ${priceText(amount)}，下一步选择怎样处理差价`,
  reasonTitle: '改时间的原因，玩家会看到',
  reasons: ['玩家要求改时间', '主机故障，换到别的时间', '店铺临时有事'],
  settleTitle: (amount: number) => `新时段贵 ${priceText(amount)}`,
  settle: ['已转账收到差价', '已收现金差价', '免收差价'],
  moved: '已改好时间，玩家会看到原因',
}
