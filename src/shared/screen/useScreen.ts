import { useState } from 'react'
import { fontScale } from '../../services/app/display'
import { useOnline } from '../fetch/useOnline'

/** What every page shows alike: the player's text size, and that the network is gone. */
export function useScreen(): { style: string | undefined; online: boolean } {
  const [scale] = useState(fontScale)
  return { style: scale === 1 ? undefined : `--fs:${scale}`, online: useOnline() }
}
