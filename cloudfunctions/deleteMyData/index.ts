import { asPlayer } from '../_shell/guards'
import { forgetPlayer } from '../_shell/upkeep/forget'
import { handle } from '../_shell/handler'

/** Forgets the caller. Orders stay for the books, without anything that leads to a person. */
export const main = handle(
  'deleteMyData',
  asPlayer(async (_request, call) => ({ orders: await forgetPlayer(call) })),
)
