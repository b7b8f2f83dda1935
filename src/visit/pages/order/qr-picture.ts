import { correction, generate } from 'lean-qr/nano'

/** Modules around a code, without which it cannot be found. */
const QUIET = 4

/**
 * A plain text (see ascii-encoder.ts) as a QR code. It is one picture: black on white in any theme, because a dark code is not
 * read everywhere.
 */
export function qrPicture(text: string): string {
  const code = generate(text, { minCorrectionLevel: correction.M })
  const side = code.size + 2 * QUIET
  let dark = ''
  for (let y = 0; y < code.size; y++)
    for (let x = 0; x < code.size; x++) if (code.get(x, y)) dark += `M${x + QUIET} ${y + QUIET}h1v1h-1z`
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${side} ${side}" shape-rendering="crispEdges"><path fill="#fff" d="M0 0h${side}v${side}H0z"/><path d="${dark}"/></svg>`
  return `data:image/svg+xml,${encodeURIComponent(svg)}`
}
