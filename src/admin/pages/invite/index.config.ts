import { titles } from '../../../pages/admin/texts'

export default definePageConfig({
  navigationBarTitleText: titles.invite,
})
