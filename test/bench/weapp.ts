import { measurePackages, measurePhone } from '../e2e/figures'
import { measureNotice } from '../e2e/notice'
import { builtWeapp, openStreet } from '../e2e/phone'
import type { Group } from '../support/measuring/group'
import { startAndChange } from './start'

export const weapp: Group = {
  name: 'weapp',
  limits: {
    start_seconds: { what: 'npm start without any build: seconds until the slots are on a phone', atMost: 60 },
    rebuild_seconds: { what: '  from a change in src/ to the phones of the desk, which keep their page', atMost: 6 },
    main_package_bytes: { what: 'mini program: bytes of the main package', atMost: 330_000 },
    visit_package_bytes: { what: '  of what a player opens by a tap', atMost: 40_000 },
    admin_package_bytes: { what: '  of what only admins open', atMost: 120_000 },
    first_screen_calls: { what: '  cloud function calls until the slots are on screen', is: 2 },
    first_screen_setdata: { what: '  setData calls after the data arrived', is: 1 },
    first_screen_bytes: { what: '  bytes of all setData until then, 72 slots', atMost: 16_384 },
    select_bytes: { what: '  bytes of the one setData when an hour is chosen', atMost: 400 },
    stretch_bytes: { what: '  and of the one when the last of four hours is', atMost: 600 },
    back_bytes: { what: '  bytes of all setData when one comes back to them with an order to pay', atMost: 800 },
    pay_calls: { what: '  cloud function calls from booking until the pay page is drawn', atMost: 2 },
    pay_setdata: { what: '  setData calls of the pay page until then', atMost: 2 },
    pay_bytes: { what: '  bytes of them', atMost: 6_144 },
    tick_bytes: { what: '  bytes of the one setData of a tick', atMost: 120 },
    notice_seconds: { what: '  seconds until a page that is looked at shows what somebody else did', atMost: 20 },
    notice_setdata: { what: '  setData calls for it', is: 1 },
    notice_idle_bytes: { what: '  bytes of all setData while nothing changes', is: 0 },
    slots_nodes: { what: '  nodes of the slots page', atMost: 799 },
    slots_children: { what: '  most children of one of them', atMost: 30 },
    slots_depth: { what: '  its depth', atMost: 19 },
  },
  async run() {
    const seconds = await startAndChange()
    const street = await openStreet()
    try {
      const { slots: _, ...figures } = await measurePhone(street)
      // Four questions: by then the page asks as seldom as it ever does.
      const notice = await measureNotice(street, 4)
      return { ...seconds, ...measurePackages(builtWeapp), ...figures, ...notice }
    } finally {
      await street.close()
    }
  },
}
