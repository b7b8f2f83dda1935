import { asAdmin } from '../_shell/guards'
import { handle } from '../_shell/handler'
import { robotView, testRobot } from '../_shell/messages/robot'

/** Sends a message to the admins' group chat, so that an owner sees it arrive. */
export const main = handle(
  'testRobot',
  asAdmin('owner', async (_request, call) => {
    const { robot, problem } = await testRobot(call)
    return { robot: robotView(robot), problem }
  }),
)
