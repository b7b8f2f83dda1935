import { asAdmin } from '../_shell/guards'
import { handle } from '../_shell/handler'
import { checkItself } from '../_shell/checks/self-check'

/** What cannot be known before one is in the cloud: whether this environment keeps the promises the shop is built on. */
export const main = handle(
  'selfCheck',
  asAdmin('owner', async (_request, call) => {
    const answers = await checkItself(call)
    return { ok: answers.every(({ ok }) => ok !== false), answers }
  }),
)
