import { asAdmin } from '../_shell/guards'
import { handle } from '../_shell/handler'
import { checkItself } from '../_shell/checks/self-check'

/** Checks in the real environment whether it keeps the promises that the shop is built on. Nothing outside of it can tell. */
export const main = handle(
  'selfCheck',
  asAdmin('owner', async (_request, call) => {
    const answers = await checkItself(call)
    return { ok: answers.every(({ ok }) => ok !== false), answers }
  }),
)
