import { titles } from '../../texts.door'

export default definePageConfig({
  navigationBarTitleText: titles.stats,
  enablePullDownRefresh: true,
})
