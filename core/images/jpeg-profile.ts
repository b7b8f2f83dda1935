import { says, uint32, joinBytes } from './bytes'
import type { Segment } from './jpeg-segments'
import { MAX_PROFILE_BYTES } from './picture'

const NAME = 'ICC_PROFILE\0'
/** Its name, its place and the number of parts. */
const HEAD = NAME.length + 2
const SHORTEST_PROFILE = 128

export function isProfile({ marker, body }: Segment): boolean {
  return marker === 0xe2 && says(body, NAME)
}

/** The colour profile of a JPEG in one segment, without what may follow it; null when it is none, too long or not whole. */
export function profileSegment(segments: Segment[]): Uint8Array | null {
  const parts = segments
    .filter(isProfile)
    .map(({ body }) => ({ place: body[NAME.length], count: body[NAME.length + 1], data: body.subarray(HEAD) }))
    .sort((a, b) => (a.place ?? 0) - (b.place ?? 0))
  if (parts.some(({ place, count }, at) => place !== at + 1 || count !== parts.length)) return null
  const whole = joinBytes(parts.map(({ data }) => data))
  const length = whole.length < SHORTEST_PROFILE ? 0 : uint32(whole, 0)
  if (length < SHORTEST_PROFILE || length > Math.min(whole.length, MAX_PROFILE_BYTES)) return null
  if (!says(whole, 'acsp', 36)) return null
  const size = 2 + HEAD + length
  const head = Array.from(NAME, (char) => char.charCodeAt(0))
  return joinBytes([Uint8Array.of(0xff, 0xe2, size >> 8, size & 0xff, ...head, 1, 1), whole.subarray(0, length)])
}
