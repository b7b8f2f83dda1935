import { pages } from '../../../texts.pages'

export default definePageConfig({
  navigationBarTitleText: pages.admin.order.title,
  enablePullDownRefresh: true,
})
