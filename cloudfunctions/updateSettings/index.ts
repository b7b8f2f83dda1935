import { ordersThatLoseTheirHour } from '../../core/order/closing'
import type { Settings } from '../../core/shop/settings'
import { asAdmin } from '../_shell/guards'
import { handle } from '../_shell/handler'
import { assertTemplates } from '../_shell/messages/account'
import { clearInbox } from '../_shell/stores/inbox'
import { pictureLink } from '../_shell/stores/links'
import { affectedView, ordersBetween } from '../_shell/stores/orders'
import { assertEditedFrom, changeSettings, recordPayQr, settingsAfter, takePayQr } from '../_shell/stores/settings'

/** Changes any number of settings as one. Orders that exist keep their price and their hour; those whose hour is open no more are listed. */
export const main = handle(
  'updateSettings',
  asAdmin('owner', async ({ version, dry_run, ...changes }, call) => {
    const { pay_qr_url } = changes
    const before = call.settings
    const qr = !dry_run && pay_qr_url !== undefined && { pay_qr_url: await takePayQr(call, pay_qr_url) }
    const decide = (current: Settings) => ({ ...current, ...changes, ...qr })
    if (!dry_run) await assertTemplates(call, changes.message_templates)
    const step = {
      action: 'update_settings' as const,
      assertCurrent: assertEditedFrom(call, version),
      alongside: recordPayQr(call),
    }
    const after = dry_run ? settingsAfter(before, decide, call.now) : await changeSettings(call, decide, step)
    // Read after the change, so that bookings which were faster than the change are among them.
    const orders = await ordersBetween(call.now, null)
    const losing = ordersThatLoseTheirHour(before, after, orders, call.now)
    const affected = affectedView(losing, after, call.now)
    // Not before the change is stored: when this call is cut off, the client sends the same file again.
    if (!dry_run && pay_qr_url?.startsWith('cloud://') && pay_qr_url !== after.pay_qr_url)
      await clearInbox([pay_qr_url])
    const settings = dry_run ? before : after
    return { settings, pay_qr_link: await pictureLink(settings.pay_qr_url), ...affected }
  }),
)
