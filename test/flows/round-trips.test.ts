import { countRoundTrips } from '../bench/round-trips'

jest.setTimeout(120_000)

test('every function asks the database as often as it must, and no more', async () => {
  expect(await countRoundTrips()).toEqual({
    listSlots: 1,
    login: 2,
    createReservation: 8,
    cancelOrder: 7,
    uploadProof: 8,
    verify: 9,
    getOrder: 1,
  })
})
