import { crc32, deflateSync } from 'node:zlib'

/** Pictures written byte by byte: real enough to be shown, and with every secret that a phone may put in. */

export function bytesOf(text: string): Uint8Array {
  return Uint8Array.from(text, (char) => char.charCodeAt(0))
}

export function join(...parts: ArrayLike<number>[]): Uint8Array {
  return Uint8Array.from(parts.flatMap((part) => Array.from(part)))
}

/** Whether `bytes` hold `text` anywhere. */
export function contains(bytes: Uint8Array, text: string): boolean {
  return Buffer.from(bytes).includes(text, 0, 'latin1')
}

/** Where the picture was taken, as it may stand in the files. */
export const SECRET = 'N31.2304,E121.4737,Pudong'

function uint16(value: number) {
  return [value >> 8, value & 255]
}

export function segment(marker: number, body: ArrayLike<number>): Uint8Array {
  return join([0xff, marker], uint16(body.length + 2), body)
}

export const jfif = segment(0xe0, join(bytesOf('JFIF\0'), [1, 1, 0, 0, 72, 0, 72, 0, 0]))
export const jfifWithThumbnail = segment(0xe0, join(bytesOf('JFIF\0'), [1, 1, 0, 0, 72, 0, 72, 1, 8], bytesOf(SECRET)))
/** One of the parts of a colour profile. */
export function iccPart(place: number, count: number, data: ArrayLike<number>): Uint8Array {
  return segment(0xe2, join(bytesOf('ICC_PROFILE\0'), [place, count], data))
}
/** The head that every colour profile has, and as many bytes behind it as asked for. */
export function profileHead(length = 128): Uint8Array {
  return join([0, 0], uint16(length), new Uint8Array(32), bytesOf('acsp'), new Uint8Array(length - 40))
}
export const icc = iccPart(1, 1, profileHead())
export const adobe = segment(0xee, join(bytesOf('Adobe'), [0, 100, 0, 0, 0, 0, 1]))
export const comment = segment(0xfe, bytesOf(SECRET))
export const xmp = segment(0xe1, bytesOf(`http://ns.adobe.com/xap/1.0/\0<x>${SECRET}</x>`))
export const mpf = segment(0xe2, bytesOf(`MPF\0${SECRET}`))

export interface Exif {
  orientation?: number
  little?: boolean
  /** what follows the directories, such as a thumbnail */
  rest?: Uint8Array
}

/** EXIF with an orientation among other tags, and a GPS directory that holds the secret. */
export function exif({ orientation, little = false, rest = new Uint8Array() }: Exif = {}): Uint8Array {
  const short = (value: number) => (little ? uint16(value).reverse() : uint16(value))
  const long = (value: number) => (little ? [...short(value), 0, 0] : [0, 0, ...short(value)])
  const entry = (tag: number, type: number, count: number, value: number[]) =>
    join(short(tag), short(type), long(count), value)
  const entries = [
    entry(0x010f, 2, SECRET.length, long(8)),
    ...(orientation === undefined ? [] : [entry(0x0112, 3, 1, [...short(orientation), 0, 0])]),
    entry(0x8825, 4, 1, long(100)),
  ]
  const header = [...bytesOf(little ? 'II' : 'MM'), ...short(42), ...long(8)]
  const gps = [...short(1), ...entry(2, 5, 3, long(126)), ...long(0), ...bytesOf(SECRET)]
  return segment(0xe1, join(bytesOf('Exif\0\0'), header, short(entries.length), ...entries, long(0), gps, rest))
}

export function frame(width: number, height: number, marker = 0xc0): Uint8Array {
  return segment(marker, [8, ...uint16(height), ...uint16(width), 1, 1, 0x11, 0])
}

const quantisation = segment(0xdb, [0, ...Array<number>(64).fill(1)])
/** One code of one bit, for "no difference" and for "end of block". */
const huffman = [0x00, 0x10].map((table) => segment(0xc4, [table, 1, ...Array<number>(15).fill(0), 0]))
export const tables = join(quantisation, ...huffman)

export function scan(data: ArrayLike<number>): Uint8Array {
  return join(segment(0xda, [1, 1, 0, 0, 63, 0]), data)
}

/** The entropy-coded data of an evenly grey picture: two bits for each block. */
function greyBlocks(width: number, height: number): number[] {
  const bits = Math.ceil(width / 8) * Math.ceil(height / 8) * 2
  return [...Array<number>(Math.floor(bits / 8)).fill(0), ...(bits % 8 ? [255 >> (bits % 8)] : [])]
}

export function jpegOf(...parts: ArrayLike<number>[]): Uint8Array {
  return join([0xff, 0xd8], ...parts, [0xff, 0xd9])
}

/** A grey JPEG that every decoder shows, with other segments before its frame. */
export function aJpeg(width = 16, height = 8, ...before: Uint8Array[]): Uint8Array {
  return jpegOf(...before, frame(width, height), tables, scan(greyBlocks(width, height)))
}

export const PNG_HEAD = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]

function uint32(value: number) {
  return [...uint16(value >>> 16), ...uint16(value & 0xffff)]
}

export function chunk(name: string, data: ArrayLike<number> = []): Uint8Array {
  const named = join(bytesOf(name), data)
  return join(uint32(data.length), named, uint32(crc32(named)))
}

export function header(width: number, height: number, rest = [8, 0, 0, 0, 0]): Uint8Array {
  return chunk('IHDR', [...uint32(width), ...uint32(height), ...rest])
}

export function imageData(width: number, height: number): Uint8Array {
  return chunk(
    'IDAT',
    deflateSync(new Uint8Array((width + 1) * height).fill(0x80).map((value, at) => (at % (width + 1) ? value : 0))),
  )
}

/** A grey PNG that every decoder shows, with other chunks after its header. */
export function aPng(width = 16, height = 8, ...between: Uint8Array[]): Uint8Array {
  return join(PNG_HEAD, header(width, height), ...between, imageData(width, height), chunk('IEND'))
}
