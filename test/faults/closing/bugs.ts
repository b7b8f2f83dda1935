import type { Bug } from '../../simulation/planted'

/** What could have been forgotten: each leaves a booking in a closed hour that nobody is told of, or at a price nobody saw. */
export const closingBugs: Bug[] = [
  {
    name: 'the timer does not look for what slipped in',
    file: 'cloudfunctions/expireCron/index.ts',
    right: '() => markSlippedIn(call, settings)',
    wrong: '() => Promise.resolve()',
  },
  {
    name: 'the timer takes every hour for open',
    file: 'cloudfunctions/_shell/upkeep/slipped-in.ts',
    right: '!isInOpenHours(settings, order)',
    wrong: 'false',
  },
  {
    name: 'a price is not compared with the one shown',
    file: 'core/booking/booking.ts',
    right: 'assertPrice(amount, expected_amount)',
    wrong: 'undefined',
  },
]
