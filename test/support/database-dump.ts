import type { Documents } from '../../cloudfunctions/_shell/platform/documents'
import { environment, type Shop } from './shop'

/** Every document of every collection: equal dumps mean that nothing changed. */
export async function dump(shop: Shop): Promise<Record<string, unknown[]>> {
  const names = environment.collections.map(({ name }) => name as keyof Documents)
  return Object.fromEntries(await Promise.all(names.map(async (name) => [name, await shop.find(name)] as const)))
}
