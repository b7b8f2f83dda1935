import { titles } from '../../texts'

export default definePageConfig({
  navigationBarTitleText: titles.order,
  enablePullDownRefresh: true,
  enableShareAppMessage: true,
})
