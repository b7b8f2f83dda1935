import { files } from './cloud'

/** A link is a bearer token: seconds it stays good. */
const LINK_SECONDS = 600
const LINKS_A_CALL = 50

/** Temporary links by file id, made on request, never stored or logged. */
export async function temporaryLinks(file_ids: string[]): Promise<Map<string, string>> {
  const links = new Map<string, string>()
  for (let at = 0; at < file_ids.length; at += LINKS_A_CALL)
    for (const [id, url] of await files.links(file_ids.slice(at, at + LINKS_A_CALL), LINK_SECONDS)) links.set(id, url)
  return links
}

/** A link to a picture that may be stored in the cloud (`cloud://`) or stand anywhere else. */
export async function pictureLink(url: string): Promise<string> {
  if (!url.startsWith('cloud://')) return url
  return (await temporaryLinks([url])).get(url) ?? ''
}
