import type { OrderView } from '../../../../core/contract/contract'
import { call } from '../../../services/cloud/call'
import { confirm, toast } from '../../../services/app/dialogs'
import { adminTexts } from '../../shared/texts'
import { texts } from './texts'
import { askReason } from '../../shared/reasons'
import { useAdminTask } from '../../shared/useAdminTask'

async function confirmLifting(): Promise<string | null> {
  const { confirm: yes, cancel: no } = adminTexts
  return (await confirm({ title: texts.unblockTitle, content: texts.unblockHint, yes, no })) ? '' : null
}

/** Keeps the player of an order from making new ones, or lifts that. */
export function useBlocking(player: OrderView['player'], refresh: () => void) {
  const isBlocked = player?.blocked === true
  const [block, blocking] = useAdminTask(async () => {
    if (!player) return
    const reason = await (isBlocked ? confirmLifting() : askReason(texts.blockTitle, texts.blockReasons))
    if (reason === null) return
    await call('blockPlayer', { player_id: player.id, is_blocked: !isBlocked, reason })
    toast(isBlocked ? texts.unblockDone : texts.blockDone)
    refresh()
  }, refresh)
  return { block, blocking }
}
