import { signIn } from '../../../services/cloud/session'
import { useFetched } from '../../../shared/fetch/useFetched'

/** The settings of now: prices and hours may have changed since this phone signed in. */
export function useShopPage() {
  const { data, fault, refresh } = useFetched(signIn)
  return { settings: data?.settings ?? null, fault, retry: refresh }
}
