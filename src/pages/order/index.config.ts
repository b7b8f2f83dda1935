import { pages } from '../../texts.pages'

export default definePageConfig({
  navigationBarTitleText: pages.main.order.title,
  enablePullDownRefresh: true,
  enableShareAppMessage: true,
})
