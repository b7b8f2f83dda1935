import { titles } from '../../../pages/admin/texts'

export default definePageConfig({
  navigationBarTitleText: titles.stats,
  enablePullDownRefresh: true,
})
