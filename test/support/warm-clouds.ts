import { startCloudBase, type CloudBase, type CloudBaseOptions } from 'cloudbase-local'

/**
 * Clouds that the tests of one file use one after another. Each test finds an empty one; its functions are warm, as they
 * are in the cloud: starting them anew for each test took most of the time that the flows needed.
 */
const spare = new Map<string, CloudBase>()
let isOver = typeof afterAll !== 'function'

if (!isOver)
  afterAll(async () => {
    isOver = true
    await Promise.all([...spare.values()].map((cloud) => cloud.close()))
  })

/** What clouds that may stand for each other have in common; null when this one is like no other. */
function kindOf(options: CloudBaseOptions): string | null {
  const isPlain = Object.values(options).every((value) => typeof value !== 'function')
  return options.data === null && isPlain ? JSON.stringify(options) : null
}

/** An empty cloud, which is to be given back by its `close`. */
export async function openCloud(options: CloudBaseOptions): Promise<CloudBase> {
  const kind = kindOf(options)
  if (kind === null || isOver) return startCloudBase(options)
  const cloud = spare.get(kind) ?? (await startCloudBase(options))
  spare.delete(kind)
  const giveBack = async () => {
    if (isOver || spare.has(kind)) return cloud.close()
    await cloud.renew()
    spare.set(kind, cloud)
  }
  return Object.create(cloud, { close: { value: giveBack } }) as CloudBase
}
