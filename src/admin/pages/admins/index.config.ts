import { pages } from '../../../texts.pages'

export default definePageConfig({
  navigationBarTitleText: pages.admin.admins.title,
  enablePullDownRefresh: true,
  enableShareAppMessage: true,
})
