import { pages } from '../../../texts.pages'

export default definePageConfig({ navigationBarTitleText: pages.visit.move.title, enablePullDownRefresh: true })
