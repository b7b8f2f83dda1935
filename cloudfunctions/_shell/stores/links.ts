import { files } from '../platform/files'

/** How long a link works. Whoever has it can open the image, so that it is short. */
const PROOF_SECONDS = 600
/** The shop's QR code is no secret, and a player may need it for as long as a hold lasts. */
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
