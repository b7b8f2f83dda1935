import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { unzipSync } from 'fflate'

/** Bytes that somebody else may see, by where they were found. */
export type Places = Map<string, Buffer>

const LOCAL_HEADER = 0x04034b50
function isZip(bytes: Buffer) {
  return bytes.length > 30 && bytes.readUInt32LE(0) === LOCAL_HEADER
}
function isGzip(bytes: Buffer) {
  return bytes.length > 2 && bytes.readUInt16BE(0) === 0x1f8b
}

/** What is packed into these bytes. */
function unpacked(bytes: Buffer): Buffer {
  if (isGzip(bytes)) return gunzipSync(bytes)
  return isZip(bytes) ? Buffer.concat(Object.values(unzipSync(bytes))) : bytes
}

/** Base64 of a text that stands anywhere in a longer one: three ways to fall, without the ends. */
function inBase64(text: string): string[] {
  return [0, 1, 2].map((before) =>
    Buffer.from('x'.repeat(before) + text)
      .toString('base64')
      .slice(before && 4, -4),
  )
}

function formsOf(secret: string): string[] {
  return [secret, encodeURIComponent(secret), Buffer.from(secret).toString('hex'), ...inBase64(secret)]
}

/** Where which secret can be read, as it is, in base64 or in hex, packed or not. */
export function leaksIn(places: Places, secrets: Record<string, string>): string[] {
  const found: string[] = []
  for (const [place, bytes] of places) {
    const text = bytes.toString('latin1') + unpacked(bytes).toString('latin1')
    for (const [name, secret] of Object.entries(secrets))
      if (formsOf(secret).some((form) => text.includes(form))) found.push(`${name} in ${place}`)
  }
  return found
}

/** Every file below a folder, with its name among the bytes. */
export function filesBelow(folder: string): Places {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8', withFileTypes: true }).filter((one) =>
    one.isFile(),
  )
  return new Map(
    files.map(({ parentPath, name }) => {
      const path = join(parentPath, name)
      return [path, Buffer.concat([unpacked(readFileSync(path)), Buffer.from(path)])]
    }),
  )
}
