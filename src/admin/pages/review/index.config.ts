import { titles } from '../../texts.door'

export default definePageConfig({
  navigationBarTitleText: titles.review,
  enablePullDownRefresh: true,
  onReachBottomDistance: 600,
})
