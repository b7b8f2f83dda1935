import { readSearch } from './search'

const id = `o${'aB3-_'.repeat(5)}xy`

test.each([
  ['', {}],
  ['  ', {}],
  ['\u200b', {}],
  ['0481', { pay_code: '0481' }],
  ['048117', { pay_code: '048117' }],
  ['O48 ll7', { pay_code: '048117' }],
  ['０４８１', { pay_code: '0481' }],
  [' 04 81 ', { pay_code: '0481' }],
  ['O481', { pay_code: '0481' }],
  ['o48l', { pay_code: '0481' }],
  ['261123-0K7Q2MD', { order_no: '261123-0K7Q2MD' }],
  [' 2611230k7q2md ', { order_no: '261123-0K7Q2MD' }],
  ['261123 – OK7Q2MD', { order_no: '261123-0K7Q2MD' }],
  ['２６１１２３－０Ｋ７Ｑ２ＭＤ', { order_no: '261123-0K7Q2MD' }],
  ['26ll23-0K7Q2MI', { order_no: '261123-0K7Q2M1' }],
  ['261123-UUUUUUU', { player_name: '261123-UUUUUUU' }],
  [id, { player_id: id }],
  ['小明', { player_name: '小明' }],
  [' 小 明\u200b ', { player_name: '小 明' }],
  ['lool', { player_name: 'lool' }],
  ['Ｔｏｍ', { player_name: 'Ｔｏｍ' }],
  ['oABC-123', { player_name: 'oABC-123' }],
  ['12345', { player_name: '12345' }],
  ['长'.repeat(40), { player_name: '长'.repeat(32) }],
])('%p is searched for as %p', (text, found) => {
  expect(readSearch(text)).toEqual(found)
})
