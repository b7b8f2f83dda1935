import { readSearch } from './search'

test.each([
  ['', {}],
  ['  ', {}],
  ['0481', { pay_code: '0481' }],
  ['048117', { pay_code: '048117' }],
  ['261123-0K7Q2MD', { order_no: '261123-0K7Q2MD' }],
  [' 2611230k7q2md ', { order_no: '261123-0K7Q2MD' }],
  ['oABC-123', { player_id: 'oABC-123' }],
  ['12345', { player_id: '12345' }],
])('%p is searched for as %p', (text, found) => {
  expect(readSearch(text)).toEqual(found)
})
