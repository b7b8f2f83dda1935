import { useEffect } from 'react'
import { copy } from '../../services/device/clipboard'
import { callPhone, openMap } from '../../services/device/outside'
import { ensureSession } from '../../services/cloud/session'
import { useSession } from '../person/useSession'

/** Where the shop is and whom to ask; null until somebody has signed in, which a page that a link leads to does. */
export function useShop() {
  const shop = useSession()?.settings.shop ?? null
  useEffect(() => {
    // The page itself says what went wrong.
    void ensureSession().catch(() => undefined)
  }, [])
  return {
    shop,
    /** the map, where the place is known */
    showWay: () => {
      if (!shop) return
      const { latitude, longitude, name, address } = shop
      if (latitude === undefined || longitude === undefined) copy(address)
      else openMap({ latitude, longitude, name, address })
    },
    call: () => shop && callPhone(shop.phone),
    copyWechatId: () => shop && copy(shop.wechat_id),
  }
}
