import { titles } from '../../texts'

export default definePageConfig({
  navigationBarTitleText: titles.slots,
  enablePullDownRefresh: true,
})
