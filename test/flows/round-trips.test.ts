import { countRoundTrips, countStretch } from '../bench/round-trips'

jest.setTimeout(120_000)

test('every function asks the database as often as it must, and no more', async () => {
  expect(await countRoundTrips()).toEqual({
    listSlots: 1,
    login: 2,
    createReservation: 7,
    cancelOrder: 7,
    uploadProof: 8,
    verify: 10,
    getOrder: 1,
  })
})

test('every further hour is one more to book and one more to judge', async () => {
  expect(await countStretch(4)).toMatchObject({ createReservation: 10, uploadProof: 11, verify: 13 })
})
