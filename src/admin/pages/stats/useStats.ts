import { call } from '../../../services/cloud/call'
import { useFetched } from '../../../shared/hooks/useFetched'

export const useStats = () => useFetched(() => call('getStats', {}))
