import { titles } from '../../../pages/admin/texts'

export default definePageConfig({
  navigationBarTitleText: titles.orders,
  enablePullDownRefresh: true,
  onReachBottomDistance: 600,
})
