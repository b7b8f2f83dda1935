import { createHash } from 'node:crypto'
import { malformed } from '../../core/errors'
import { readImage } from '../../core/image'
import { files } from '../_shell/cloud'
import { asPlayer } from '../_shell/guards'
import { handle } from '../_shell/handler'
import { clearInbox, readInbox } from '../_shell/inbox'
import { isRisky } from '../_shell/messages'
import { changeUser, userView } from '../_shell/users'

/** The player's nickname and picture, as others will see them. */
export const main = handle(
  'updateProfile',
  asPlayer(async ({ nickname, avatar_file_id }, call) => {
    if (nickname && (await isRisky(nickname, call.openid))) throw malformed('nickname', '含有不合适的内容，请修改')
    if (avatar_file_id === undefined)
      return { user: await userView(await changeUser(call, { ...(nickname && { nickname }) })) }
    const { bytes, type } = readImage(await readInbox(call, avatar_file_id, 'avatar_file_id'), 'avatar_file_id')
    const name = createHash('sha256').update(bytes).digest('hex')
    const stored = await files.upload(`avatars/${name}.${type === 'png' ? 'png' : 'jpg'}`, bytes)
    const user = await changeUser(call, { ...(nickname && { nickname }), avatar_file_id: stored })
    await clearInbox([avatar_file_id])
    return { user: await userView(user) }
  }),
)
