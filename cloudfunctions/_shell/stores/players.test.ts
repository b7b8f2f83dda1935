import { toOrderView } from '../../../core/views/view'
import { anOrder, NOW } from '../../../core/testing/samples'
import { withPlayerHistories } from './players'

test('where no order says whose it is, nobody’s past is asked for', async () => {
  const orders = [toOrderView(anOrder(), NOW)]
  expect(await withPlayerHistories(orders, NOW)).toEqual(orders)
  expect(await withPlayerHistories([], NOW)).toEqual([])
})
