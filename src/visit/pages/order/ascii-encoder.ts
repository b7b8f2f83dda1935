/**
 * WeChat has no TextEncoder on every phone. The maker of QR codes asks for one, and the build gives it this (config/text-encoder-loader.cjs):
 * enough for what is ASCII, as the numbers of orders are.
 */
export class AsciiEncoder {
  encode(text: string): Uint8Array {
    return Uint8Array.from(text, (character) => character.charCodeAt(0))
  }
}
