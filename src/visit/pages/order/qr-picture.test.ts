import jsQR from 'jsqr'
import { AsciiEncoder } from './ascii-encoder'
import { qrPicture } from './qr-picture'

/** What a reader of QR codes sees in the picture, a module being three pixels wide. */
function readIn(picture: string): string | undefined {
  const svg = decodeURIComponent(picture.replace('data:image/svg+xml,', ''))
  const side = Number(/viewBox="0 0 (\d+)/.exec(svg)?.[1]) * 3
  const pixels = new Uint8ClampedArray(side * side * 4).fill(255)
  for (const [, x, y] of svg.matchAll(/M(\d+) (\d+)h1v1h-1z/g))
    for (let dy = 0; dy < 3; dy++)
      for (let dx = 0; dx < 3; dx++) {
        const at = ((Number(y) * 3 + dy) * side + Number(x) * 3 + dx) * 4
        pixels.fill(0, at, at + 3)
      }
  return jsQR(pixels, side, side)?.data
}

test.each(['261123-0K7Q2MD', '261127-ZZZZZZZ', '991231-0000000'])('%s is read as what it says', (order_no) => {
  expect(readIn(qrPicture(order_no))).toBe(order_no)
})

test('the encoder that the build gives it says the same, where the platform has none', () => {
  const { TextEncoder: known } = globalThis
  Object.assign(globalThis, { TextEncoder: AsciiEncoder })
  try {
    expect(readIn(qrPicture('261123-0K7Q2MD'))).toBe('261123-0K7Q2MD')
  } finally {
    globalThis.TextEncoder = known
  }
})
