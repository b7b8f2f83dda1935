import { inflateRawSync } from 'node:zlib'
import { unzipSync } from 'fflate'
import { crc32 } from './crc32'
import { zip } from './zip'

const entries = [
  { name: 'index.js', bytes: Buffer.from('exports.main = () => "约"\n'.repeat(200)) },
  { name: '空.json', bytes: Buffer.alloc(0) },
]

test('the checksum is that of the standard', () => {
  expect(crc32(Buffer.from('123456789'))).toBe(0xcbf43926)
})

test('an archive is the same whenever it is made', () => {
  expect(zip(entries)).toEqual(zip(entries))
})

test('an entry unpacks to what was put in', () => {
  const archive = zip(entries)
  const packed = archive.subarray(
    30 + archive.readUInt16LE(26),
    30 + archive.readUInt16LE(26) + archive.readUInt32LE(18),
  )
  expect(inflateRawSync(packed)).toEqual(entries[0]?.bytes)
})

test('another reader of archives finds the same in it', () => {
  expect(unzipSync(zip(entries))).toEqual({
    'index.js': new Uint8Array(entries[0]?.bytes ?? []),
    '空.json': new Uint8Array(),
  })
})
