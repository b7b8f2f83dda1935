import { createHmac, timingSafeEqual } from 'node:crypto'

type LinkMethod = 'get' | 'put'

/** Signed links: whoever holds one may read (or write) that one file until it expires. */
export interface Links {
  sign(method: LinkMethod, path: string, seconds: number): string
  /** Of a request's path and query; null when forged or expired. */
  verify(method: LinkMethod, url: URL): string | null
}

const ROOT = '/__files/'

export function isLink(pathname: string) {
  return pathname.startsWith(ROOT)
}

export function createLinks(secret: Buffer, baseUrl: () => string, now: () => number): Links {
  const signature = (method: LinkMethod, path: string, expires: string) =>
    createHmac('sha256', secret).update(`${method}\n${path}\n${expires}`).digest('base64url')
  return {
    sign(method, path, seconds) {
      const expires = String(Math.floor(now() / 1000) + seconds)
      // The SDK runs encodeURI over a link it reads from, not over one it uploads to.
      const inUrl = method === 'get' ? path : encodeURI(path)
      return `${baseUrl()}${ROOT}${inUrl}?sign=${signature(method, path, expires)}&t=${expires}`
    },
    verify(method, url) {
      const path = decoded(url.pathname.slice(ROOT.length))
      const expires = url.searchParams.get('t') ?? ''
      const given = Buffer.from(url.searchParams.get('sign') ?? '')
      const right = Buffer.from(signature(method, path, expires))
      if (given.length !== right.length || !timingSafeEqual(given, right)) return null
      return Number(expires) * 1000 > now() ? path : null
    },
  }
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return ''
  }
}
