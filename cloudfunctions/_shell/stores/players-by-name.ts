import { malformed } from '../../../core/errors'
import type { User } from '../../../core/order/player'
import { behindAllFrom } from '../../../core/text'
import { documents } from '../platform/database'

const MOST_PLAYERS = 50

/** The players whose name is this or begins so, as it was written or in the usual width; 4000 when too many are called so. */
export async function playersCalled(name: string): Promise<string[]> {
  const ways = [...new Set([name, name.normalize('NFKC')])]
  const found = await documents.aggregate<Pick<User, '_id' | 'nickname'>>('users', [
    { $match: { $or: ways.map((way) => ({ nickname: { $gte: way, $lt: behindAllFrom(way) } })) } },
    { $sort: { nickname: 1 } },
    { $limit: MOST_PLAYERS + 1 },
    { $project: { nickname: 1 } },
  ])
  // An exact name sorts first, so that it is found however many names begin with it.
  const meant = found.length > MOST_PLAYERS ? found.filter(({ nickname }) => ways.includes(nickname)) : found
  if (found.length > 0 && (meant.length === 0 || meant.length > MOST_PLAYERS))
    throw malformed('player_name', '这样开头的昵称太多 请多写几个字')
  return meant.map(({ _id }) => _id)
}
