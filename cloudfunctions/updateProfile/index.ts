import { malformed } from '../../core/errors'
import { asPlayer } from '../_shell/guards'
import { handle } from '../_shell/handler'
import { clearInbox } from '../_shell/stores/inbox'
import { isRisky } from '../_shell/risky-text'
import { storeAvatar } from '../_shell/stores/pictures'
import { gather } from '../_shell/stores/gather'
import { changeUser, userView, type ProfileChange } from '../_shell/stores/users'

/** The player's nickname and picture, as others will see them. */
export const main = handle(
  'updateProfile',
  asPlayer(async ({ nickname, avatar_file_id }, call) => {
    if (nickname && (await isRisky(call, nickname))) throw malformed('nickname', '含有不合适的内容，请修改')
    const wasKnown = (await gather({ user: call.openid })).user !== null
    const changes: ProfileChange = nickname ? { nickname } : {}
    if (avatar_file_id === undefined) return { user: await userView(await changeUser(call, changes, wasKnown)) }
    changes.avatar_file_id = await storeAvatar(call, avatar_file_id, wasKnown)
    const user = await changeUser(call, changes, wasKnown)
    await clearInbox([avatar_file_id])
    return { user: await userView(user) }
  }),
)
