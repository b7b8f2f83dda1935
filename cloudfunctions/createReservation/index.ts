import { randomUUID } from 'node:crypto'
import { toOrderView } from '../../core/views/view'
import { reserve } from '../_shell/booking/booking'
import { asPlayer } from '../_shell/guards'
import { handle } from '../_shell/handler'
import { pictureLink } from '../_shell/stores/links'

/** Holds one console for one slot. Without a key of the caller's, a key of our own makes our own retries safe. */
export const main = handle(
  'createReservation',
  asPlayer(async ({ idempotency_key = randomUUID(), ...request }, call) => {
    const { order, settings } = await reserve(call, { ...request, idempotency_key })
    const pay_qr_url = await pictureLink(settings.pay_qr_url)
    return { order: toOrderView(order, call.now, { pay_qr_url, consoles: settings.consoles }) }
  }),
)
