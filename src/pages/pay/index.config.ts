import { titles } from '../../texts'

export default definePageConfig({
  navigationBarTitleText: titles.pay,
  enablePullDownRefresh: true,
})
