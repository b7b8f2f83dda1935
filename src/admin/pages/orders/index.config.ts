import { pages } from '../../../texts.pages'

export default definePageConfig({
  navigationBarTitleText: pages.admin.orders.title,
  enablePullDownRefresh: true,
  onReachBottomDistance: 600,
})
