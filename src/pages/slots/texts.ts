export const texts = {
  begunMeanwhile: '这个时段已经开始，换一个吧',
  closedMeanwhile: '店主刚刚停用了这个时段，换一个吧',
  empty: '未来 72 小时没有开放的时段',
  emptyHint: '下拉刷新，或晚些再来看看',
  tooShort: (hours: number) => `一次至少要连续 ${hours} 小时，从这时起不够`,
  rule: (hold_minutes: number, isMore: boolean) =>
    `保留 ${hold_minutes} 分钟等待付款${isMore ? '，再点后面的时段可连续预约' : ''}`,
  noQr: '店主还没有设置收款码，预约前请先联系店主怎样付款',
  book: '预约',
  pending: '你有一笔待支付订单',
  returned: '付款截图被退回，请重新上传',
  submitted: '你有一笔订单正在核验',
}
