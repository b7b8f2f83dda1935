import { startCloudBase } from 'cloudbase-local'

/** With functions/hello/index.js: exports.main = async ({ name }) => `Hello ${name}` */
export async function sayHello(bundles: string): Promise<unknown> {
  const storage = { rule: { read: false, write: 'auth != null && resource.openid == auth.openid' } }
  const environment = { env: 'local', collections: [{ name: 'things', indexes: [] }], storage, functions: {} }
  const cloud = await startCloudBase({ bundles, environment, data: null })
  const { result } = await cloud.call('hello', { name: 'you' }, { openid: 'oSomebody' })
  await cloud.close()
  return result
}
