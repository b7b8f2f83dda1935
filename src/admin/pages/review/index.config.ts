import { pages } from '../../../texts.pages'

export default definePageConfig({
  navigationBarTitleText: pages.admin.review.title,
  enablePullDownRefresh: true,
  onReachBottomDistance: 600,
})
