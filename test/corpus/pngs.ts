import { deflateSync } from 'node:zlib'
import { bytesOf, chunk, exif, header, join, PNG_HEAD, SECRET } from '../support/pictures'
import { blue, green, grey, HEIGHT, red, WIDTH, type PictureCase } from './picture-case'
import { displayP3, longSRgb, sRgb } from './profiles'

/** A PNG writer for every kind there is: colours, depths, interlaced or not. */

interface Kind {
  type: number
  depth: number
  isInterlaced?: boolean
}

const CHANNELS: Record<number, number> = { 0: 1, 2: 3, 3: 1, 4: 2, 6: 4 }
function opacity(x: number, y: number) {
  return x > 30 && y > 20 ? 90 : 255
}

/** The value of each channel of a pixel, from 0 to 255; of a palette the place in it. */
function pixel(type: number, x: number, y: number): number[] {
  if (type === 0) return [grey(x, y)]
  if (type === 4) return [grey(x, y), opacity(x, y)]
  if (type === 3) return [(x >> 2) + (y >> 3)]
  return [red(x, y), green(x, y), blue(x, y), opacity(x, y)].slice(0, CHANNELS[type])
}

function packed(values: number[], { type, depth }: Kind): number[] {
  if (depth === 16) return values.flatMap((value) => [value, value ^ 0x5a])
  if (depth === 8) return values
  const bytes: number[] = Array<number>(Math.ceil((values.length * depth) / 8)).fill(0)
  values.forEach((value, at) => {
    const part = type === 3 ? value & ((1 << depth) - 1) : value >> (8 - depth)
    bytes[(at * depth) >> 3] = (bytes[(at * depth) >> 3] ?? 0) | (part << (8 - depth - ((at * depth) & 7)))
  })
  return bytes
}

/** Adam7: where each of the seven pictures begins, and its steps. */
const PASSES: [number, number, number, number][] = [
  [0, 0, 8, 8],
  [4, 0, 8, 8],
  [0, 4, 4, 8],
  [2, 0, 4, 4],
  [0, 2, 2, 4],
  [1, 0, 2, 2],
  [0, 1, 1, 2],
]

function rows(kind: Kind): number[] {
  const passes = kind.isInterlaced ? PASSES : [[0, 0, 1, 1] as const]
  const bytes: number[] = []
  for (const [left, top, stepX, stepY] of passes)
    for (let y = top; y < HEIGHT && left < WIDTH; y += stepY) {
      const values: number[] = []
      for (let x = left; x < WIDTH; x += stepX) values.push(...pixel(kind.type, x, y))
      bytes.push(0, ...packed(values, kind))
    }
  return bytes
}

function head({ type, depth, isInterlaced }: Kind) {
  return header(WIDTH, HEIGHT, [depth, type, 0, 0, isInterlaced ? 1 : 0])
}
function paletteOf(depth: number) {
  return chunk(
    'PLTE',
    Array.from({ length: 1 << depth }, (_, at) => [(at * 37) & 255, (at * 91) & 255, 255 - at]).flat(),
  )
}

/** A picture with something before its data. */
function png(kind: Kind, ...before: Uint8Array[]): Uint8Array {
  const palette = kind.type === 3 ? [paletteOf(kind.depth)] : []
  return join(
    PNG_HEAD,
    head(kind),
    ...palette,
    ...before,
    chunk('IDAT', deflateSync(Uint8Array.from(rows(kind)))),
    chunk('IEND'),
  )
}

const rgb: Kind = { type: 2, depth: 8 }
const kinds: Kind[] = [
  ...[1, 2, 4, 8, 16].map((depth) => ({ type: 0, depth })),
  ...[8, 16].flatMap((depth) => [2, 4, 6].map((type) => ({ type, depth }))),
  ...[1, 2, 4, 8].map((depth) => ({ type: 3, depth })),
]
const NAMES: Record<number, string> = {
  0: 'grey',
  2: 'colours',
  3: 'palette',
  4: 'grey, see-through',
  6: 'colours, see-through',
}
function nameOf({ type, depth, isInterlaced }: Kind) {
  return `${NAMES[type]}, ${depth} bits${isInterlaced ? ', interlaced' : ''}`
}

function profile(data: Uint8Array, name = 'Display P3') {
  return chunk('iCCP', join(bytesOf(name), [0, 0], deflateSync(data)))
}
function held(orientation: number) {
  return chunk('eXIf', exif({ orientation, little: orientation % 2 === 0 }).subarray(10))
}
function damaged(part: Uint8Array) {
  return join(part.subarray(0, -1), [(part.at(-1) ?? 0) ^ 1])
}
const chroma = chunk(
  'cHRM',
  [31270, 32900, 64000, 33000, 30000, 60000, 15000, 6000].flatMap((value) => [0, 0, value >> 8, value & 255]),
)

function accepted(name: string, bytes: Uint8Array): PictureCase {
  return {
    name: `PNG, ${name}`,
    bytes,
    outcome: 'accepted',
  }
}
function broken(name: string, bytes: Uint8Array): PictureCase {
  return { name: `PNG, ${name}`, bytes, outcome: 'broken' }
}

const data = deflateSync(Uint8Array.from(rows(rgb)))
function inPieces(...between: Uint8Array[]) {
  return join(
    PNG_HEAD,
    head(rgb),
    chunk('IDAT', data.subarray(0, 50)),
    ...between,
    chunk('IDAT', data.subarray(50)),
    chunk('IEND'),
  )
}

const shown: PictureCase[] = [
  ...kinds.flatMap((kind) => [kind, { ...kind, isInterlaced: true }]).map((kind) => accepted(nameOf(kind), png(kind))),
  ...[1, 2, 3, 4, 5, 6, 7, 8].map((orientation) => accepted(`held ${orientation}`, png(rgb, held(orientation)))),
  accepted('sRGB by profile', png(rgb, profile(sRgb, 'sRGB'))),
  accepted(
    'Display P3, as screenshots of an iPhone',
    png(rgb, profile(displayP3), held(1), chunk('iDOT', [0, 0, 0, 2])),
  ),
  accepted('Display P3, held 6', png(rgb, profile(displayP3), held(6))),
  accepted('Display P3 under a telling name', png(rgb, profile(displayP3, SECRET))),
  accepted(
    'a profile that is too long',
    png(rgb, chunk('iCCP', join(bytesOf('long'), [0, 0], deflateSync(longSRgb, { level: 0 })))),
  ),
  accepted('sRGB', png(rgb, chunk('sRGB', [0]), chunk('gAMA', [0, 0, 0xb1, 0x8f]), chroma)),
  accepted('a gamma of its own', png(rgb, chunk('gAMA', [0, 1, 0x86, 0xa0]))),
  accepted('a gamma of 9 kB', png(rgb, chunk('gAMA', bytesOf(SECRET.repeat(400))))),
  accepted('density', png(rgb, chunk('pHYs', [0, 0, 0x0b, 0x13, 0, 0, 0x0b, 0x13, 1]))),
  accepted('colours by code point (cICP)', png(rgb, chunk('cICP', [12, 13, 0, 1]))),
  accepted('one colour see-through', png(rgb, chunk('tRNS', [0, red(3, 3), 0, green(3, 3), 0, blue(3, 3)]))),
  accepted('a palette that is see-through', png({ type: 3, depth: 4 }, chunk('tRNS', [0, 128, 255]))),
  accepted(
    'texts, time and XMP',
    png(rgb, chunk('tEXt', bytesOf(`Comment\0${SECRET}`)), chunk('tIME', [7, 234, 1, 1, 0, 0, 0])),
  ),
  accepted('its data in pieces', inPieces()),
  accepted('something behind its end', join(png(rgb), bytesOf(SECRET))),
  accepted('a gamma that is damaged', png(rgb, damaged(chunk('gAMA', [0, 1, 0x86, 0xa0])))),
]

function sized(width: number, height: number, rest?: number[]) {
  return join(PNG_HEAD, header(width, height, rest), chunk('IDAT', data), chunk('IEND'))
}

const refused: PictureCase[] = [
  broken('colour type 1', png(rgb).fill(1, 25, 26)),
  broken(
    'colour type 1, checksum right',
    join(PNG_HEAD, header(8, 8, [8, 1, 0, 0, 0]), chunk('IDAT', data), chunk('IEND')),
  ),
  broken('bit depth 0', sized(8, 8, [0, 2, 0, 0, 0])),
  broken('bit depth 99', sized(8, 8, [99, 2, 0, 0, 0])),
  broken('a way of compressing that does not exist', sized(8, 8, [8, 2, 1, 0, 0])),
  broken('a way of interlacing that does not exist', sized(8, 8, [8, 2, 0, 0, 2])),
  broken('no palette', join(PNG_HEAD, head({ type: 3, depth: 8 }), chunk('IDAT', data), chunk('IEND'))),
  broken('a header that is damaged', join(PNG_HEAD, damaged(head(rgb)), chunk('IDAT', data), chunk('IEND'))),
  broken('data that are damaged', join(PNG_HEAD, head(rgb), damaged(chunk('IDAT', data)), chunk('IEND'))),
  broken('data with something between', inPieces(chunk('tEXt', bytesOf('a')))),
  broken('cut in the middle', png(rgb).subarray(0, 300)),
  broken('twenty thousand chunks', png(rgb, join(...Array<Uint8Array>(20_000).fill(chunk('tEXt'))))),
  broken(
    'crushed by Apple',
    join(PNG_HEAD, chunk('CgBI', [0x50, 0, 0x20, 2]), head(rgb), chunk('IDAT', data), chunk('IEND')),
  ),
  { name: 'PNG, 50 megapixels', bytes: sized(8192, 6144), outcome: 'size' },
  { name: 'PNG, a bomb of 4 billion by 4 billion', bytes: sized(0xffffffff, 0xffffffff), outcome: 'size' },
  { name: 'PNG, a bomb of 40,000 by 40,000', bytes: sized(40_000, 40_000, [1, 0, 0, 0, 0]), outcome: 'size' },
]

export const pngs: PictureCase[] = [...shown, ...refused]
