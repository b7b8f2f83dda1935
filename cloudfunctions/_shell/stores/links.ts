import { files } from '../platform/files'

/** A link is a bearer token: seconds it stays good. */
const PROOF_SECONDS = 600
/** The shop's QR code is no secret, and a player may look at it for a whole hold. */
const PICTURE_SECONDS = 7200

/** Temporary links by file id, made on request, never stored or logged. */
export function temporaryLinks(file_ids: string[], seconds = PROOF_SECONDS): Promise<Map<string, string>> {
  return files.links(file_ids, seconds)
}

/** A link to a picture that may be stored in the cloud (`cloud://`) or stand anywhere else. */
export async function pictureLink(url: string): Promise<string> {
  if (!url.startsWith('cloud://')) return url
  return (await temporaryLinks([url], PICTURE_SECONDS)).get(url) ?? ''
}
