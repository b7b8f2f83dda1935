import { asAdmin } from '../_shell/guards'
import { handle } from '../_shell/handler'
import { changeRobot, robotView } from '../_shell/messages/robot'

/** Sets the robot of the admins' group chat. Its address is a secret: it is taken, and never given back. */
export const main = handle(
  'changeRobot',
  asAdmin('owner', async ({ url }, call) => {
    const robot = await changeRobot(call, url)
    return { robot: robot && robotView(robot) }
  }),
)
