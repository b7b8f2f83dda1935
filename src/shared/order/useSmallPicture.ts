import { useState } from 'react'
import { smallPicture } from '../../services/device/pictures'

/** A picture made small by the storage; the whole one once the storage has refused to. */
export function useSmallPicture(url: string) {
  const [refusedUrl, setRefusedUrl] = useState<string>()
  return { src: refusedUrl === url ? url : smallPicture(url), refuse: () => setRefusedUrl(url) }
}
