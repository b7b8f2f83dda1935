import { join, segment } from '../support/pictures'

/** A small JPEG encoder, so that the corpus needs no binary files: Huffman codes, any sampling, sequential or progressive. */

export interface Component {
  h: number
  v: number
  /** 0–255 at a place of the whole picture */
  at: (x: number, y: number) => number
}

/** One scan: which components, which coefficients. */
export interface Scan {
  components: number[]
  from: number
  to: number
}

export interface JpegPlan {
  width: number
  height: number
  components: Component[]
  /** default: one scan of everything */
  scans?: Scan[]
  progressive?: boolean
  /** MCUs between restart markers */
  restart?: number
}

/** The tables for brightness of the standard's annex K: how many codes of each length, and what they mean. */
const DC = {
  counts: [0, 1, 5, 1, 1, 1, 1, 1, 1, 0, 0, 0, 0, 0, 0, 0],
  symbols: [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11],
}
const AC = {
  counts: [0, 2, 1, 3, 3, 2, 4, 3, 5, 5, 4, 4, 0, 0, 1, 0x7d],
  symbols: Array.from(
    Buffer.from(
      '01020300041105122131410613516107227114328191a1082342b1c11552d1f02433627282090a161718191a25262728292a3435363738393a' +
        '434445464748494a535455565758595a636465666768696a737475767778797a838485868788898a92939495969798999aa2a3a4a5a6a7a8' +
        'a9aab2b3b4b5b6b7b8b9bac2c3c4c5c6c7c8c9cad2d3d4d5d6d7d8d9dae1e2e3e4e5e6e7e8e9eaf1f2f3f4f5f6f7f8f9fa',
      'hex',
    ),
  ),
}

type Codes = Map<number, { bits: number; length: number }>

function codesOf({ counts, symbols }: typeof DC): Codes {
  const codes: Codes = new Map()
  let bits = 0
  let next = 0
  counts.forEach((count, at) => {
    for (let n = 0; n < count; n++) codes.set(symbols[next++] ?? 0, { bits: bits++, length: at + 1 })
    bits <<= 1
  })
  return codes
}

const dcCodes = codesOf(DC)
const acCodes = codesOf(AC)

const ZIGZAG = Array.from({ length: 64 }, (_, at) => at).sort((a, b) => {
  const diagonal = (i: number) => (i >> 3) + (i & 7)
  const along = (i: number) => (diagonal(i) % 2 ? i >> 3 : i & 7)
  return diagonal(a) - diagonal(b) || along(a) - along(b)
})

/** Eight steps of brightness: small files, and nothing in a test depends on how they look. */
const QUANTISER = 8

class BitWriter {
  private readonly bytes: number[] = []
  private pending = 0
  private count = 0

  write(value: number, length: number): void {
    for (let bit = length - 1; bit >= 0; bit--) {
      this.pending = (this.pending << 1) | ((value >> bit) & 1)
      if (++this.count === 8) this.flushByte()
    }
  }

  private flushByte(): void {
    this.bytes.push(this.pending)
    if (this.pending === 0xff) this.bytes.push(0)
    this.pending = 0
    this.count = 0
  }

  /** Filled up with ones, as the standard asks. */
  align(): void {
    while (this.count > 0) this.write(1, 1)
  }

  marker(code: number): void {
    this.align()
    this.bytes.push(0xff, code)
  }

  done(): Uint8Array {
    this.align()
    return Uint8Array.from(this.bytes)
  }
}

const COSINES = Array.from({ length: 64 }, (_, at) => {
  const [u, x] = [at >> 3, at & 7]
  return (u === 0 ? Math.SQRT1_2 : 1) * 0.5 * Math.cos(((2 * x + 1) * u * Math.PI) / 16)
})
function cosine(u: number, x: number) {
  return COSINES[u * 8 + x] ?? 0
}

/** The quantised coefficients of eight by eight samples, in zigzag order. */
function transform(sample: (x: number, y: number) => number): number[] {
  const range = [0, 1, 2, 3, 4, 5, 6, 7]
  const rows = range.map((y) => range.map((x) => sample(x, y) - 128))
  const half = rows.map((row) => range.map((u) => row.reduce((sum, value, x) => sum + value * cosine(u, x), 0)))
  return ZIGZAG.map((place) => {
    const [v, u] = [place >> 3, place & 7]
    return Math.round(range.reduce((sum, y) => sum + (half[y]?.[u] ?? 0) * cosine(v, y), 0) / QUANTISER)
  })
}

function sizeOf(value: number): number {
  return 32 - Math.clz32(Math.abs(value))
}

function writeValue(writer: BitWriter, codes: Codes, run: number, value: number): void {
  const size = sizeOf(value)
  const { bits, length } = codes.get((run << 4) | size) ?? { bits: 0, length: 0 }
  writer.write(bits, length)
  writer.write(value < 0 ? value + (1 << size) - 1 : value, size)
}

function writeAlternating(writer: BitWriter, block: number[], from: number, to: number): void {
  let run = 0
  for (let at = from; at <= to; at++) {
    const value = block[at] ?? 0
    if (value === 0) {
      run++
      continue
    }
    for (; run > 15; run -= 16) writeValue(writer, acCodes, 15, 0)
    writeValue(writer, acCodes, run, value)
    run = 0
  }
  if (run > 0) writeValue(writer, acCodes, 0, 0)
}

class Encoder {
  readonly hMax: number
  readonly vMax: number

  constructor(readonly plan: JpegPlan) {
    this.hMax = Math.max(...plan.components.map(({ h }) => h))
    this.vMax = Math.max(...plan.components.map(({ v }) => v))
  }

  private block(index: number, column: number, row: number): number[] {
    const { components, width, height } = this.plan
    const { h, v, at } = components[index] ?? { h: 1, v: 1, at: () => 0 }
    const [stepX, stepY] = [this.hMax / h, this.vMax / v]
    return transform((x, y) =>
      at(Math.min(width - 1, (column * 8 + x) * stepX), Math.min(height - 1, (row * 8 + y) * stepY)),
    )
  }

  /** The blocks of one MCU: of a scan of several components all that belong together, else one. */
  private *blocksOf(scan: Scan, mcuX: number, mcuY: number): Generator<[number, number[]]> {
    const single = scan.components.length === 1
    for (const index of scan.components) {
      const { h, v } = single ? { h: 1, v: 1 } : (this.plan.components[index] ?? { h: 1, v: 1 })
      for (let at = 0; at < h * v; at++)
        yield [index, this.block(index, mcuX * h + (at % h), mcuY * v + Math.floor(at / h))]
    }
  }

  private mcus(scan: Scan): [number, number] {
    const { width, height, components } = this.plan
    const { h, v } = components[scan.components[0] ?? 0] ?? { h: 1, v: 1 }
    const single = scan.components.length === 1
    const [unitX, unitY] = single ? [(8 * this.hMax) / h, (8 * this.vMax) / v] : [8 * this.hMax, 8 * this.vMax]
    return [Math.ceil(width / unitX), Math.ceil(height / unitY)]
  }

  scan(scan: Scan): Uint8Array {
    const writer = new BitWriter()
    let before = new Map<number, number>()
    const [across, down] = this.mcus(scan)
    for (let mcu = 0; mcu < across * down; mcu++) {
      const { restart = 0 } = this.plan
      if (restart && mcu > 0 && mcu % restart === 0) {
        writer.marker(0xd0 + ((mcu / restart - 1) % 8))
        before = new Map()
      }
      for (const [index, block] of this.blocksOf(scan, mcu % across, Math.floor(mcu / across))) {
        const direct = block[0] ?? 0
        if (scan.from === 0) writeValue(writer, dcCodes, 0, direct - (before.get(index) ?? 0))
        before.set(index, direct)
        if (scan.to > 0) writeAlternating(writer, block, Math.max(1, scan.from), scan.to)
      }
    }
    const selectors = scan.components.flatMap((index) => [index + 1, 0])
    const header = segment(0xda, [scan.components.length, ...selectors, scan.from, scan.to, 0])
    return join(header, writer.done())
  }
}

function uint16(value: number) {
  return [value >> 8, value & 255]
}

const encoderTables = join(
  segment(0xdb, [0, ...Array<number>(64).fill(QUANTISER)]),
  segment(0xc4, [0x00, ...DC.counts, ...DC.symbols]),
  segment(0xc4, [0x10, ...AC.counts, ...AC.symbols]),
)

function frameOf({ width, height, components, progressive }: JpegPlan): Uint8Array {
  return segment(progressive ? 0xc2 : 0xc0, [
    8,
    ...uint16(height),
    ...uint16(width),
    components.length,
    ...components.flatMap(({ h, v }, index) => [index + 1, (h << 4) | v, 0]),
  ])
}

/** A whole JPEG's segments behind its start, in their order. */
export function encodeJpeg(plan: JpegPlan): Uint8Array[] {
  const encoder = new Encoder(plan)
  const whole = { components: plan.components.map((_, index) => index), from: 0, to: 63 }
  return [
    encoderTables,
    frameOf(plan),
    ...(plan.restart ? [segment(0xdd, uint16(plan.restart))] : []),
    ...(plan.scans ?? [whole]).map((scan) => encoder.scan(scan)),
  ]
}
