import { toOrderView } from '../../../core/views/view'
import { anOrder, NOW } from '../../../core/testing/samples'
import { withPasts } from './players'

test('where no order says whose it is, nobody’s past is asked for', async () => {
  const orders = [toOrderView(anOrder(), NOW)]
  expect(await withPasts(orders)).toEqual(orders)
  expect(await withPasts([])).toEqual([])
})
