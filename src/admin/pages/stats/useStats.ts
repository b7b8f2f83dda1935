import { call } from '../../../services/cloud/call'
import { useFetched } from '../../../shared/hooks/useFetched'

export function useStats() {
  return useFetched(() => call('getStats', {}))
}
