import { openCloud } from '../../ops/cloud/cloud'
import { readCredentials } from '../../ops/shell/credentials'
import { inParallel } from '../../ops/shell/parallel'
import { sha256 } from '../../ops/archive/encryption'
import { digestOf } from '../../ops/archive/verify'
import { environment, type Shop } from '../support/shop'
import { planted, pointAt } from './owner'

const FILES_AT_ONCE = 8
const NOT_COPIED = ['self_checks', 'system']

/** Every document and every stored image of a shop, as digests that can be compared with another shop's. */
export async function contentsOf(shop: Shop): Promise<string[]> {
  const turnBack = pointAt(shop.cloud)
  const cloud = openCloud(readCredentials({ CLOUDBASE_ENV: 'local', ...planted }))
  const digests: string[] = []
  for (const { name } of environment.collections.filter((one) => !NOT_COPIED.includes(one.name)))
    digests.push(`${name} ${await digestOf(cloud, name)}`)
  const proofs = await shop.find('payment_proofs')
  const ids = proofs.map((proof) => proof.file_id).sort()
  const images = await inParallel(FILES_AT_ONCE, ids, async (id) => `${id} ${sha256((await cloud.download(id)) ?? '')}`)
  turnBack()
  return [...digests, ...images]
}
