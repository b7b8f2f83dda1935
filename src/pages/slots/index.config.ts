import { pages } from '../../texts.pages'

export default definePageConfig({
  navigationBarTitleText: pages.main.slots.title,
  enablePullDownRefresh: true,
})
