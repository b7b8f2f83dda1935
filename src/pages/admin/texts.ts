/** What the admin tab itself says; the pages behind it have their own texts, outside the main package. */
export const titles = {
  review: '审核',
  orders: '全部订单',
  day: '当日安排',
  stats: '经营统计',
  settings: '店铺设置',
  admins: '管理员',
  audits: '操作记录',
  export: '导出订单',
  order: '订单详情',
  invite: '接受邀请',
}

export const door = {
  only: '这里只有店主和店员可以进入',
  onlyHint: '收到邀请码的话，可以在这里填写',
  enterCode: '填写邀请码',
  waiting: (count: number, isMore: boolean) =>
    count === 0 ? '没有待审核的订单' : `${count}${isMore ? '+' : ''} 笔待审核`,
  reviewHint: '看截图，一点通过；5 秒内可以撤销',
  hints: {
    orders: '查找、筛选、取消订单',
    day: '谁在几点用哪台主机，停用和恢复时段',
    stats: '今天和最近 30 天',
    settings: '价格、主机、营业时间、收款码',
    admins: '邀请、调整权限、移除',
    audits: '谁在什么时候做了什么',
    export: '一段时间的订单，导出成表格',
  },
}
