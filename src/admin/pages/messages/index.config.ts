import { pages } from '../../../texts.pages'

export default definePageConfig({
  navigationBarTitleText: pages.admin.messages.title,
  enablePullDownRefresh: true,
})
