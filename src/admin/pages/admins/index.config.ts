import { titles } from '../../texts.door'

export default definePageConfig({
  navigationBarTitleText: titles.admins,
  enablePullDownRefresh: true,
  enableShareAppMessage: true,
})
