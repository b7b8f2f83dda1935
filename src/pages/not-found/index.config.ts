import { pages } from '../../texts.pages'

export default definePageConfig({
  navigationBarTitleText: pages.main['not-found'].title,
})
