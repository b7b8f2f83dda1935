import type { Contract } from '../../../../core/contract/contract'
import { call } from '../../../services/cloud/call'
import { forAdmins, useFetched } from '../../../shared/fetch/useFetched'

export interface Messages {
  sent: Contract['listMessages']['data']
  settings: Contract['getSettings']['data']['settings']
}

const fetchMessages = forAdmins<Messages>(async () => {
  const [sent, { settings }] = await Promise.all([call('listMessages', {}), call('getSettings', {})])
  return { sent, settings }
})

/** What was sent and why not, who tells the admins, and which templates are in use. */
export function useMessages() {
  return useFetched(fetchMessages)
}
