import type { Settings } from '../../core/settings'
import { asAdmin } from '../_shell/guards'
import { handle } from '../_shell/handler'
import { clearInbox } from '../_shell/inbox'
import { pictureLink } from '../_shell/links'
import { changeSettings, takePayQr } from '../_shell/settings'

/** Changes any number of settings as one. Orders that exist keep their price. */
export const main = handle(
  'updateSettings',
  asAdmin('owner', async (changes, call) => {
    const { pay_qr_url } = changes
    const qr = pay_qr_url !== undefined && { pay_qr_url: await takePayQr(call, pay_qr_url) }
    const decide = (before: Settings) => ({ ...before, ...changes, ...qr })
    const settings = await changeSettings(call, decide, { action: 'update_settings' })
    // not before: whoever dies in between is asked again with the same file
    if (pay_qr_url?.startsWith('cloud://') && pay_qr_url !== settings.pay_qr_url) await clearInbox([pay_qr_url])
    return { settings, pay_qr_link: await pictureLink(settings.pay_qr_url) }
  }),
)
