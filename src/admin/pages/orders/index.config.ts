import { titles } from '../../texts.door'

export default definePageConfig({
  navigationBarTitleText: titles.orders,
  enablePullDownRefresh: true,
  onReachBottomDistance: 600,
})
