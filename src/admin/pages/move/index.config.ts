import { pages } from '../../../texts.pages'

export default definePageConfig({ navigationBarTitleText: pages.admin.move.title, enablePullDownRefresh: true })
