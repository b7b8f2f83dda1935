import { titles } from '../../../pages/admin/texts'

export default definePageConfig({
  navigationBarTitleText: titles.review,
  enablePullDownRefresh: true,
  onReachBottomDistance: 600,
})
