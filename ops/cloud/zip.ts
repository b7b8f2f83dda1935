import { unzipSync, zipSync } from 'fflate'

/** The oldest date that an archive can hold: the same files make the same archive, whenever it is made. */
const MODIFIED = new Date(1980, 0, 1)

/** A zip archive of files by their names. */
export function zip(files: Record<string, Uint8Array>): Buffer {
  return Buffer.from(zipSync(files, { level: 6, mtime: MODIFIED }))
}

/** The files of an archive by their names. */
export function unzip(archive: Uint8Array): Record<string, Uint8Array> {
  return unzipSync(archive)
}
