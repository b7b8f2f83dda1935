import { asAdmin } from '../_shell/guards'
import { handle } from '../_shell/handler'
import { pictureLink } from '../_shell/stores/links'

/** Every setting, for admins. Players get theirs with `login`. */
export const main = handle(
  'getSettings',
  asAdmin('viewer', async (_request, { settings }) => ({
    settings,
    pay_qr_link: await pictureLink(settings.pay_qr_url),
  })),
)
