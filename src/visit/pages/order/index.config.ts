import { pages } from '../../../texts.pages'

export default definePageConfig({
  navigationBarTitleText: pages.visit.order.title,
  enablePullDownRefresh: true,
  enableShareAppMessage: true,
})
