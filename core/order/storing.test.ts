import { aProof, after, anOrder, NOW } from '../testing/samples'
import { beginStoring, giveUp, withoutStored } from './storing'

function storing(name: string, at = NOW) {
  return { sha256: `sha-of-${name}`, file_id: `cloud://proofs/${name}.jpg`, at }
}
function hashes(proofs: { sha256: string }[]) {
  return proofs.map(({ sha256 }) => sha256)
}

test('what is about to be stored stands on the order, beside what others are storing', () => {
  const order = anOrder({ storing: [storing('b')] })
  const begun = beginStoring(order, [aProof('a')], after(1))
  expect(begun.storing).toEqual([storing('b'), storing('a', after(1))])
  expect(hashes(begun.missing)).toEqual(['sha-of-a'])
})

test('uploads at once never store more than three images for an order', () => {
  const order = anOrder({ storing: [storing('b'), storing('c')], proofs: [aProof('d')] })
  expect(() => beginStoring(order, [aProof('a')], after(1))).toThrow('一笔订单要有 1 到 3 张截图')
  expect(hashes(beginStoring(order, [aProof('b')], after(1)).missing)).toEqual(['sha-of-b'])
  expect(hashes(beginStoring(order, [aProof('d')], after(1)).missing)).toEqual([])
})

test('what an upload left that died two minutes ago is in nobody’s way, and its file is given up', () => {
  const order = anOrder({ storing: [storing('b'), storing('c'), storing('d')] })
  const begun = beginStoring(order, [aProof('b')], after(2))
  expect(hashes(begun.storing)).toEqual(['sha-of-c', 'sha-of-d', 'sha-of-b'])
  expect(() => beginStoring(order, [aProof('b')], after(1))).not.toThrow()
  expect(() => beginStoring(order, [aProof('a')], after(1))).toThrow('一笔订单要有 1 到 3 张截图')
})

test('uploads that died have a bound, until the timer has removed them', () => {
  const order = anOrder({ storing: Array.from({ length: 30 }, (_, at) => storing(String(at))) })
  expect(() => beginStoring(order, [aProof('a')], after(2))).toThrow(expect.objectContaining({ code: 4006 }) as Error)
  expect(beginStoring(order, [aProof('7')], after(2)).storing).toHaveLength(30)
})

test('the timer gives up files an hour after, and never one that the order shows', () => {
  const order = anOrder({
    storing: [storing('a'), storing('b'), storing('c', after(1))],
    returned_proofs: [aProof('b')],
  })
  const early = giveUp(order, after(60))
  expect(early).toMatchObject({ dead: [], removing: order.storing })
  expect(early.storingWithout(new Set())).toEqual(order.storing)
  const late = giveUp(order, after(61))
  expect(late.dead).toEqual([storing('a')])
  expect(late.removing).toEqual([{ ...storing('a'), is_removing: true }, storing('b'), storing('c', after(1))])
  expect(late.storingWithout(new Set())).toEqual([storing('c', after(1))])
  expect(giveUp(anOrder(), after(61)).storingWithout(new Set())).toEqual([])
})

test('a file that stays is tried again an hour later, and its picture may be handed in meanwhile', () => {
  const order = anOrder({ storing: [storing('a'), storing('b')], end_time: after(300), expire_at: after(300) })
  const left = giveUp(order, after(61)).storingWithout(new Set([storing('a').file_id]))
  expect(left).toEqual([storing('a', after(61))])
  const again = { ...order, storing: left }
  expect(giveUp(again, after(121)).dead).toEqual([])
  expect(giveUp(again, after(122)).dead).toEqual(left)
  expect(hashes(beginStoring(again, [aProof('a')], after(62)).missing)).toEqual(['sha-of-a'])
})

test('a picture that is just being removed is not stored until it is gone, and any other is', () => {
  const order = anOrder({
    storing: [{ ...storing('a'), is_removing: true }],
    end_time: after(300),
    expire_at: after(300),
  })
  expect(() => beginStoring(order, [aProof('a')], after(61))).toThrow(expect.objectContaining({ code: 4006 }) as Error)
  expect(hashes(beginStoring(order, [aProof('b')], after(61)).missing)).toEqual(['sha-of-b'])
})

test('what was stored is no longer being stored', () => {
  const order = anOrder({ storing: [storing('a'), storing('b', after(1))] })
  expect(withoutStored(order, [aProof('a')])).toEqual({ storing: [storing('b', after(1))], storing_at: after(1) })
  expect(withoutStored(anOrder(), [aProof('a')])).toEqual({ storing: [], storing_at: null })
})
