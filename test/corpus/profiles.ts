import { bytesOf, join } from '../support/pictures'

/** Colour profiles as phones and programs write them: three primaries and a curve. */

function uint32(value: number) {
  return [(value >>> 24) & 255, (value >>> 16) & 255, (value >>> 8) & 255, value & 255]
}
function fixed(value: number) {
  return uint32(Math.round(value * 65_536))
}
type Xyz = [number, number, number]

function xyz(value: Xyz) {
  return join(bytesOf('XYZ '), uint32(0), ...value.map(fixed))
}
const CURVE = [2.4, 1 / 1.055, 0.055 / 1.055, 1 / 12.92, 0.04045].map(fixed)
const curve = join(bytesOf('para'), uint32(0), [0, 3, 0, 0], ...CURVE)
const WHITE: Xyz = [0.9642, 1, 0.8249]

function profileOf(primaries: [Xyz, Xyz, Xyz], length = 0): Uint8Array {
  const [red, green, blue] = primaries
  const tags: [string, Uint8Array][] = [
    ['wtpt', xyz(WHITE)],
    ['rXYZ', xyz(red)],
    ['gXYZ', xyz(green)],
    ['bXYZ', xyz(blue)],
    ...['rTRC', 'gTRC', 'bTRC'].map((name): [string, Uint8Array] => [name, curve]),
  ]
  let offset = 128 + 4 + tags.length * 12
  const table = tags.map(([name, data]) => {
    const row = join(bytesOf(name), uint32(offset), uint32(data.length))
    offset += data.length
    return row
  })
  const size = Math.max(length, offset)
  const head = join(
    uint32(size),
    uint32(0),
    uint32(0x04300000),
    bytesOf('mntrRGB XYZ '),
    new Uint8Array(12),
    bytesOf('acsp'),
    new Uint8Array(28),
    ...WHITE.map(fixed),
    new Uint8Array(48),
  )
  const body = join(head, uint32(tags.length), ...table, ...tags.map(([, data]) => data))
  return join(body, new Uint8Array(size - body.length))
}

const SRGB: [Xyz, Xyz, Xyz] = [
  [0.43607, 0.22249, 0.01392],
  [0.38515, 0.71687, 0.09708],
  [0.14307, 0.06061, 0.7141],
]

export const sRgb = profileOf(SRGB)
/** A profile longer than any that is kept, which changes nothing when it is left out. */
export const longSRgb = profileOf(SRGB, 65_400)
export const displayP3 = profileOf([
  [0.51512, 0.2412, -0.00105],
  [0.29198, 0.69225, 0.04189],
  [0.1571, 0.06657, 0.78407],
])
