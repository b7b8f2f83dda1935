import { call } from '../../../services/cloud/call'
import { forAdmins, useFetched } from '../../../shared/fetch/useFetched'

export function useStats() {
  return useFetched(forAdmins(() => call('getStats', {})))
}
