import { uint16 } from './bytes'
import { SOS, type Segment } from './jpeg-segments'

const PROGRESSIVE = 0xc2

export interface Frame {
  width: number
  height: number
  /** samples of all components for each pixel: 1 when grey, 1.5 with colours at half the width and height, 3 at most for three */
  samples: number
  isProgressive: boolean
  /** how often the scans walk over all pixels */
  passes: number
}

interface Component {
  id: number
  /** samples for each pixel */
  share: number
}

/** SOF0–SOF15, from 0xc0 on, without DHT, JPG and DAC, which share their range. */
function isFrame({ marker }: Segment): boolean {
  return marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc
}

/** What is shown, and what showing it costs; null for what no browser shows. */
export function frameOf(segments: Segment[]): Frame | null {
  // A second frame could claim another size than the one that decoders believe.
  const [frame, ...scans] = segments.filter((segment) => isFrame(segment) || segment.marker === SOS)
  if (!frame || !isFrame(frame) || scans.length === 0 || scans.some(isFrame)) return null
  const components = componentsOf(frame)
  if (!components) return null
  const walks = scans.map((scan) => walkOf(scan, components))
  const [height, width] = [uint16(frame.body, 1), uint16(frame.body, 3)]
  if (width < 1 || height < 1 || !walks.every((walk) => walk !== null)) return null
  const sum = (numbers: number[]) => numbers.reduce((total, number) => total + number, 0)
  const samples = sum(components.map(({ share }) => share))
  return { width, height, samples, isProgressive: frame.marker === PROGRESSIVE, passes: sum(walks) }
}

/** Of a frame that browsers show: Huffman codes, eight bits, sequential or progressive, grey, three colours or four. */
function componentsOf({ marker, body }: Segment): Component[] | null {
  const count = body[5] ?? 0
  if (marker > PROGRESSIVE || body[0] !== 8 || ![1, 3, 4].includes(count) || body.length !== 6 + 3 * count) return null
  const factors = Array.from({ length: count }, (_, index) => {
    const factor = body[7 + 3 * index] ?? 0
    return { id: body[6 + 3 * index] ?? 0, h: factor >> 4, v: factor & 15 }
  })
  if (factors.some(({ h, v }) => h < 1 || h > 4 || v < 1 || v > 4)) return null
  const most = Math.max(...factors.map(({ h }) => h)) * Math.max(...factors.map(({ v }) => v))
  return factors.map(({ id, h, v }) => ({ id, share: (h * v) / most }))
}

/** How much of all pixels a scan walks over. */
function walkOf({ body }: Segment, components: Component[]): number | null {
  const count = body[0] ?? 0
  if (count < 1 || count > components.length || body.length !== 4 + 2 * count) return null
  let walk = 0
  for (let at = 1; at <= 2 * count; at += 2) {
    const component = components.find(({ id }) => id === body[at])
    if (!component) return null
    walk += component.share
  }
  return walk
}
