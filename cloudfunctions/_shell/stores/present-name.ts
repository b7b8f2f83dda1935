/**
 * Stages that add to each order what its player is called now, without a round trip of their own: players are looked up by
 * id, and nothing else of them travels.
 */
export const presentName: Record<string, unknown>[] = [
  { $lookup: { from: 'users', localField: 'openid', foreignField: '_id', as: '_player' } },
  { $addFields: { present_name: { $ifNull: [{ $arrayElemAt: ['$_player.nickname', 0] }, ''] } } },
  { $project: { _player: 0 } },
]
