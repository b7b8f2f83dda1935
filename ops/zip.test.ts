import { execFileSync } from 'node:child_process'
import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { inflateRawSync } from 'node:zlib'
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

test('another program lists and reads it, where there is one', () => {
  const file = join(mkdtempSync(join(tmpdir(), 'zip-')), 'a.zip')
  writeFileSync(file, zip(entries))
  const script =
    'import sys, zipfile; z = zipfile.ZipFile(sys.argv[1]); assert z.testzip() is None; print(*z.namelist())'
  try {
    expect(execFileSync('python3', ['-c', script, file], { encoding: 'utf8' }).trim()).toBe('index.js 空.json')
  } catch (error) {
    if ((error as { code?: string }).code !== 'ENOENT') throw error
  }
})
