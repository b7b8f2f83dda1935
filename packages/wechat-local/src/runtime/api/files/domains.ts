import type { Phone } from '../../phone/phone'
import { ApiRefusal } from '../call'

export function isRemote(path: string): boolean {
  return /^https?:/.test(path)
}

/** WeChat downloads only from domains that stand at mp.weixin.qq.com. */
export function mayDownload(phone: Phone, url: string): boolean {
  const { origin } = new URL(url)
  const { downloadDomains } = phone.account
  return downloadDomains.includes(origin === location.origin ? 'cloud storage' : origin)
}

export function mustBeDownloadable(phone: Phone, url: string): void {
  if (!isRemote(url)) throw new ApiRefusal(`invalid url "${url}"`)
  if (!mayDownload(phone, url)) throw new ApiRefusal('url not in domain list', { errno: 600002 })
}
