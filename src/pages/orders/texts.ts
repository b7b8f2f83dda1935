export const texts = {
  empty: '还没有订单',
  emptyFiltered: '没有符合筛选的订单',
  emptyHint: '去预约一个时段吧',
}
