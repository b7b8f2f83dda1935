import { deflateRawSync } from 'node:zlib'
import { crc32 } from './crc32'

interface Entry {
  name: string
  bytes: Buffer
}

/** 1980-01-01: the same files make the same archive, whenever it is made. */
const DOS_DATE = 0x21
const UTF8_NAMES = 0x800
const DEFLATE = 8

/** A zip archive. */
export function zip(entries: Entry[]): Buffer {
  const locals: Buffer[] = []
  const directory: Buffer[] = []
  let offset = 0
  for (const { name, bytes } of entries) {
    const packed = deflateRawSync(bytes, { level: 9 })
    const shared = header(name, bytes, packed)
    const local = Buffer.concat([word(0x04034b50), shared, Buffer.from(name), packed])
    locals.push(local)
    directory.push(
      Buffer.concat([
        word(0x02014b50),
        half(20),
        shared,
        half(0),
        half(0),
        half(0),
        word(0),
        word(offset),
        Buffer.from(name),
      ]),
    )
    offset += local.length
  }
  const central = Buffer.concat(directory)
  const count = half(entries.length)
  const end = [word(0x06054b50), half(0), half(0), count, count, word(central.length), word(offset), half(0)]
  return Buffer.concat([...locals, central, ...end])
}

/** The part that the two headers of an entry share: version to extra length. */
function header(name: string, bytes: Buffer, packed: Buffer): Buffer {
  return Buffer.concat([
    half(20),
    half(UTF8_NAMES),
    half(DEFLATE),
    half(0),
    half(DOS_DATE),
    word(crc32(bytes)),
    word(packed.length),
    word(bytes.length),
    half(Buffer.byteLength(name)),
    half(0),
  ])
}

function half(value: number): Buffer {
  const bytes = Buffer.alloc(2)
  bytes.writeUInt16LE(value)
  return bytes
}

function word(value: number): Buffer {
  const bytes = Buffer.alloc(4)
  bytes.writeUInt32LE(value)
  return bytes
}
