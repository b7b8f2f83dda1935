import { anOrderIn, aProof } from '../testing/samples'
import type { Records } from './contradictions'
import { findingsOf, held, image, paid } from '../testing/records'

type Change = (shop: Records) => void

describe('an image that was handed in', () => {
  const found = (change: Change) =>
    ['image_is_known', 'used_image_is_shown'].flatMap((rule) => findingsOf(rule, change))
  const unknown = (order_id: string, order_no: string, sha256: string) => ({
    rule: 'image_is_known',
    ids: [order_id, sha256],
    sentence: `订单 ${order_no} 的截图没有登记，重复使用时查不出来`,
    repair: { kind: 'record_proof', order_id, sha256 },
  })
  const unshown = (_id: string) => ({
    rule: 'used_image_is_shown',
    ids: [_id],
    sentence: '登记为已使用的截图不在订单上',
  })
  const recordOf = (shop: Records, sha256: string, order_id: string) => ({
    ...image(shop),
    _id: `${sha256}@${order_id}`,
    sha256,
    order_id,
  })
  const returned: Change = (shop) => void Object.assign(paid(shop), { proofs: [], returned_proofs: [aProof()] })

  test.each<[string, Change]>([
    ['is known', () => undefined],
    ['was returned and is still known', returned],
    [
      'is one of several, all known',
      (shop) => {
        paid(shop).proofs.push(aProof('b'))
        shop.payment_proofs.push(recordOf(shop, 'sha-of-b', 'paid-1'))
      },
    ],
    [
      'is being uploaded and not yet on its order',
      (shop) => void shop.payment_proofs.push({ ...recordOf(shop, 'sha-of-b', 'paid-1'), status: 'uploading' }),
    ],
  ])('%s', (_, change) => {
    expect(found(change)).toStrictEqual([])
  })

  test.each<[string, Change, object[]]>([
    [
      'nobody recorded it',
      (shop) => void (shop.payment_proofs = []),
      [unknown('paid-1', '261123-0000002', 'sha-of-a')],
    ],
    [
      'it was returned and nobody recorded it',
      (shop) => {
        returned(shop)
        shop.payment_proofs = []
      },
      [unknown('paid-1', '261123-0000002', 'sha-of-a')],
    ],
    [
      'its record stopped at the upload',
      (shop) => void (image(shop).status = 'uploading'),
      [unknown('paid-1', '261123-0000002', 'sha-of-a')],
    ],
    [
      'it is known on another order only',
      (shop) => void (held(shop).proofs = [aProof()]),
      [unknown('order-1', '261123-0000001', 'sha-of-a')],
    ],
    [
      'it is on no order',
      (shop) => void shop.payment_proofs.push(recordOf(shop, 'sha-of-a', 'unknown')),
      [unshown('sha-of-a@unknown')],
    ],
    [
      'its order shows another one',
      (shop) => void shop.payment_proofs.push(recordOf(shop, 'sha-of-b', 'paid-1')),
      [unshown('sha-of-b@paid-1')],
    ],
  ])('is found when %s', (_, change, findings) => {
    expect(found(change)).toStrictEqual(findings)
  })
})

describe('the file of an image', () => {
  const found = (change: Change) => findingsOf('image_is_there', change)
  const [a, b] = [aProof('a'), aProof('b')]
  const both: Change = (shop) => Object.assign(paid(shop), { proofs: [a], returned_proofs: [b] })
  const missing = (...file_ids: string[]) => ({
    rule: 'image_is_there',
    ids: ['paid-1', ...file_ids],
    sentence: `订单 261123-0000002 有 ${file_ids.length} 张截图的文件不见了`,
  })

  test.each<[string, string[], object[]]>([
    ['is there', [a.file_id, b.file_id], []],
    ['is missing', [b.file_id], [missing(a.file_id)]],
    ['is missing although its image was returned', [a.file_id], [missing(b.file_id)]],
    ['is missing like that of another', [], [missing(a.file_id, b.file_id)]],
  ])('%s', (_, files, findings) => {
    expect(
      found((shop) => {
        both(shop)
        shop.files = new Set(files)
      }),
    ).toStrictEqual(findings)
  })

  test('is not missed when it was removed, nor when nobody looked', () => {
    const files = new Set<string>()
    expect(found((shop) => Object.assign(shop, { files }) && (image(shop).file_id = ''))).toStrictEqual([])
    expect(found((shop) => void delete shop.files)).toStrictEqual([])
  })

  test('is missed on the order that uses it although it was removed from another', () => {
    const findings = found((shop) => {
      shop.files = new Set()
      shop.orders.push({ ...anOrderIn('paid'), _id: 'older', order_no: 'older' })
      shop.payment_proofs = [{ ...image(shop), _id: 'sha-of-a@older', file_id: '' }]
    })
    expect(findings).toStrictEqual([missing(a.file_id)])
  })
})
