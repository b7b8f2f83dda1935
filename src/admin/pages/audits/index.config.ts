import { titles } from '../../../pages/admin/texts'

export default definePageConfig({
  navigationBarTitleText: titles.audits,
  enablePullDownRefresh: true,
  onReachBottomDistance: 600,
})
