import { titles } from '../../texts'

export default definePageConfig({
  navigationBarTitleText: titles.orders,
  enablePullDownRefresh: true,
})
