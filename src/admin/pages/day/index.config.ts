import { titles } from '../../texts.door'

export default definePageConfig({
  navigationBarTitleText: titles.day,
  enablePullDownRefresh: true,
})
