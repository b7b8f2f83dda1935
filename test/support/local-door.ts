import type { FunctionLog } from 'cloudbase-local'
import type { Shop } from './shop'

interface Sent {
  at: string
  touser: string
  template_id: string
  page?: string
  data: Record<string, { value: string }>
}

/** What the local cloud tells whoever looks on: a GET, or with a body a POST. */
export async function door<T = unknown>(shop: Shop, path: string, body?: object): Promise<T> {
  const asked = body && { method: 'POST', body: JSON.stringify(body) }
  return (await fetch(`${shop.cloud.url}/__local/${path}`, asked)).json() as Promise<T>
}

/** Somebody agrees to so many messages of a template, as WeChat knows it. */
export function agree(shop: Shop, openid: string, template_id: string, count = 9): Promise<unknown> {
  return door(shop, 'consents', { openid, template_id, count })
}

/** The messages that WeChat has taken. */
export function sentMessages(shop: Shop): Promise<Sent[]> {
  return door(shop, 'messages')
}

export async function warnings(shop: Shop): Promise<Record<string, unknown>[]> {
  const logs = await door<FunctionLog[]>(shop, 'logs?limit=2000')
  return logs.flatMap(({ json }) => (json?.level === 'warn' ? [json] : []))
}
