import { call } from '../../services/call'
import { useFetched } from './useFetched'

export const useStats = () => useFetched(() => call('getStats', {}))
