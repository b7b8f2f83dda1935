export const texts = {
  search: '昵称、订单号或备注码',
  searchLabel: '查找订单',
  player: (name: string) => `只看 ${name} 的订单`,
  money: '按退款筛选',
  moneyNames: ['待退款'],
  owed: (amount: string, since: string) => `待退 ${amount}，${since} 起`,
  none: '还没有订单',
  noneHint: '有人预约后会出现在这里，下拉可以刷新',
  empty: '没有符合条件的订单',
  emptyHint: '换个条件，或清除筛选再看看',
}
