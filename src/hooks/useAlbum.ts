import { openPermissions, saveToAlbum } from '../services/album'
import { confirm, toast } from '../services/dialogs'
import { texts } from '../texts'
import { useTask } from './useTask'

/** Saves a picture to the album; where that was forbidden before, shows the way to the permissions. */
export function useAlbum() {
  const { saved, album, albumHint, openSettings, no } = texts.pay
  return useTask(async (url: string) => {
    if (await saveToAlbum(url)) return toast(saved)
    if (await confirm({ title: album, content: albumHint, yes: openSettings, no })) openPermissions()
  })
}
