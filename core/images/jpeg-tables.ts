import type { Segment } from './jpeg-segments'

/** Whether a segment of tables holds nothing but whole tables: quantisers of 65 or 129 bytes, codes of 17 and more. */
export function hasWholeTables({ marker, body }: Segment): boolean {
  let at = 0
  while (at < body.length) at += marker === 0xdb ? quantiserLength(body, at) : codesLength(body, at)
  return at === body.length
}

function quantiserLength(body: Uint8Array, at: number): number {
  return (body[at] ?? 0) >> 4 === 0 ? 65 : 129
}

function codesLength(body: Uint8Array, at: number): number {
  let length = 17
  for (let place = at + 1; place <= at + 16; place++) length += body[place] ?? 0
  return length
}
