import { isOnline, whenSlow } from '../../phone/network'
import type { Phone } from '../../phone/phone'
import { ApiFailure } from '../call'

export function identityOf(phone: Phone): Record<string, string> {
  return phone.openid ? { 'x-local-openid': phone.openid } : {}
}

/** Asks the local CloudBase, as the person whose phone this is. */
export async function bridge<R>(phone: Phone, path: string, body: string): Promise<R> {
  await whenSlow()
  if (!isOnline()) throw new ApiFailure('request:fail network is not connected', { errCode: -501000 })
  const headers = { 'content-type': 'application/json', ...identityOf(phone) }
  const response = await fetch(`/__local/${path}`, { method: 'POST', headers, body }).catch((error: unknown) => {
    throw new ApiFailure(`request:fail ${String(error)}`, { errCode: -1 })
  })
  // The line may have gone down while the answer was on its way.
  if (!isOnline()) throw new ApiFailure('request:fail network is not connected', { errCode: -501000 })
  const reply = (await response.json()) as R & { errMsg?: string }
  if (!response.ok) throw new ApiFailure(reply.errMsg ?? `request:fail ${response.status}`, { errCode: -1 })
  return reply
}
