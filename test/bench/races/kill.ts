import { killRounds } from 'cloudbase-local/proofs'
import type { Group } from '../../support/measuring/group'

const ROUNDS = 30

export const kill: Group = {
  name: 'kill',
  limits: {
    kill_lost: { what: `kill -9 during writes, ${ROUNDS} rounds: acknowledged writes lost`, is: 0 },
    kill_half: { what: '  transactions of which half is there', is: 0 },
    kill_acknowledged: { what: '  transactions acknowledged', atLeast: ROUNDS * 10 },
    kill_unanswered: { what: '  transactions under way when it died', atLeast: ROUNDS },
  },
  async run() {
    const { lost, half, acknowledged, cutOff } = await killRounds(ROUNDS)
    return { kill_lost: lost, kill_half: half, kill_acknowledged: acknowledged, kill_unanswered: cutOff }
  },
}
