import { pages } from '../../texts.pages'

export default definePageConfig({
  navigationBarTitleText: pages.main.pay.title,
  enablePullDownRefresh: true,
})
