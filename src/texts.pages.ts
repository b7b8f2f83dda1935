interface PageWords {
  title: string
  /** what can be done there, where the tab of the admins offers it */
  hint?: string
}

export const appName = '按小时约 PS5'

/** Every tab, by the name of its folder in src/pages: app.config registers them, navigation opens them. */
const main = {
  slots: { title: '预约' },
  orders: { title: '订单' },
  me: { title: '我的' },
  admin: { title: '管理' },
} satisfies Record<string, PageWords>

/** Every page behind a tap of a player, by the name of its folder in src/visit/pages: WeChat loads them while a tab is shown. */
const visit = {
  pay: { title: '支付' },
  order: { title: '订单详情' },
  move: { title: '改时间' },
  shop: { title: '店铺信息' },
  'not-found': { title: '页面不存在' },
} satisfies Record<string, PageWords>

/** Every page of the admins, by the name of its folder in src/admin/pages; those with a hint are offered by their tab, in this order. */
const admin = {
  review: { title: '审核', hint: '看截图，一点通过；5 秒内可以撤销' },
  orders: { title: '全部订单', hint: '查找、筛选、取消订单' },
  day: { title: '当日安排', hint: '谁在几点用哪台主机，停用和恢复时段' },
  stats: { title: '经营统计', hint: '今天和最近 30 天' },
  settings: { title: '店铺设置', hint: '价格、主机、营业时间、收款码' },
  messages: { title: '消息与提醒', hint: '群机器人、微信订阅消息、发了什么' },
  admins: { title: '管理员', hint: '邀请、调整权限、移除' },
  audits: { title: '操作记录', hint: '谁在什么时候做了什么' },
  export: { title: '导出订单', hint: '一段时间的订单，导出成表格' },
  order: { title: '订单详情' },
  move: { title: '改时间' },
  invite: { title: '接受邀请' },
} satisfies Record<string, PageWords>

export const pages = { main, visit, admin }

export type MainPageName = keyof typeof main
export type VisitPageName = keyof typeof visit
export type AdminPageName = keyof typeof admin

export function adminPageWords(page: AdminPageName): PageWords {
  return admin[page]
}
