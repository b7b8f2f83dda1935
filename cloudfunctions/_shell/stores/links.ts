import { files } from '../platform/files'

/** A link is a bearer token: seconds it stays good. */
const PROOF_SECONDS = 600
/** The shop's QR code is no secret, and a player may look at it for a whole hold. */
const PICTURE_SECONDS = 7200
const LINKS_A_CALL = 50

/** Temporary links by file id, made on request, never stored or logged. */
export async function temporaryLinks(file_ids: string[], seconds = PROOF_SECONDS): Promise<Map<string, string>> {
  const links = new Map<string, string>()
  for (let at = 0; at < file_ids.length; at += LINKS_A_CALL)
    for (const [id, url] of await files.links(file_ids.slice(at, at + LINKS_A_CALL), seconds)) links.set(id, url)
  return links
}

/** A link to a picture that may be stored in the cloud (`cloud://`) or stand anywhere else. */
export async function pictureLink(url: string): Promise<string> {
  if (!url.startsWith('cloud://')) return url
  return (await temporaryLinks([url], PICTURE_SECONDS)).get(url) ?? ''
}
