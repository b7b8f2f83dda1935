import { titles } from '../../texts.door'

export default definePageConfig({
  navigationBarTitleText: titles.order,
  enablePullDownRefresh: true,
})
