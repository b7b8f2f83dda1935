import { titles } from '../../../pages/admin/texts'

export default definePageConfig({
  navigationBarTitleText: titles.admins,
  enablePullDownRefresh: true,
  enableShareAppMessage: true,
})
