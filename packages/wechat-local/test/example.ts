import { startCloudBase } from 'cloudbase-local'
import { wechatRoutes } from 'wechat-local'

/** Two phones side by side at the root of the address, each at /phone?openid=… alone. */
export function openPhones(weapp: string, bundles: string) {
  const people = ['oMing', 'oHua'].map((openid) => ({ openid, name: openid.slice(1) }))
  const account = { libVersion: '3.5.5', privacy: [], downloadDomains: [] }
  const environment = { env: 'local', collections: [], storage: { rule: { read: false, write: false } }, functions: {} }
  return startCloudBase({ bundles, environment, data: null, routes: wechatRoutes({ weapp, people, account }) })
}
