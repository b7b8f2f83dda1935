const ORIENTATION = 0x0112
/** A header of 8 bytes, the number of entries and one entry of 12. */
const SHORTEST = 22

/** How the picture is held, by EXIF's first directory: the one thing in it that showing the picture needs. */
export function orientationIn(exif: Uint8Array): number | null {
  if (exif.length < SHORTEST) return null
  const view = new DataView(exif.buffer, exif.byteOffset, exif.byteLength)
  const little = view.getUint16(0) === 0x4949
  const directory = view.getUint32(4, little)
  if (directory + 14 > view.byteLength) return null
  const end = Math.min(directory + 2 + view.getUint16(directory, little) * 12, view.byteLength)
  for (let at = directory + 2; at + 12 <= end; at += 12) {
    if (view.getUint16(at, little) !== ORIENTATION) continue
    const value = view.getUint16(at + 8, little)
    return value >= 1 && value <= 8 ? value : null
  }
  return null
}

/** EXIF that says how the picture is held and nothing else. */
export function exifOf(orientation: number): number[] {
  return [
    0x4d,
    0x4d,
    0,
    42,
    0,
    0,
    0,
    8,
    0,
    1,
    ORIENTATION >> 8,
    ORIENTATION & 0xff,
    0,
    3,
    0,
    0,
    0,
    1,
    0,
    orientation,
    0,
    0,
    0,
    0,
    0,
    0,
  ]
}
