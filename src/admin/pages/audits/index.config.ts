import { titles } from '../../texts.door'

export default definePageConfig({
  navigationBarTitleText: titles.audits,
  enablePullDownRefresh: true,
  onReachBottomDistance: 600,
})
