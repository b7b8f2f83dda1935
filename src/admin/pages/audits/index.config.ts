import { pages } from '../../../texts.pages'

export default definePageConfig({
  navigationBarTitleText: pages.admin.audits.title,
  enablePullDownRefresh: true,
  onReachBottomDistance: 600,
})
