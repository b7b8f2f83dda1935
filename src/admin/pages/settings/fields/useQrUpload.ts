import { useState } from 'react'
import { tell, toast } from '../../../../services/app/dialogs'
import { uploadToInbox } from '../../../../services/cloud/inbox'
import { choosePictures } from '../../../../services/device/pictures'
import { askPrivacy } from '../../../../services/device/privacy'
import { texts } from '../texts'
import { sharedTexts } from '../../../../shared/texts'
import { useAdminTask } from '../../../shared/useAdminTask'

/** A new QR code: chosen, uploaded, and shown from the phone until it is saved. */
export function useQrUpload(onUploaded: (file_id: string) => void) {
  const [path, setPath] = useState<string | null>(null)
  const [choose, busy] = useAdminTask(async () => {
    if (!(await askPrivacy())) return toast(texts.privacyHint)
    const [picture] = await choosePictures(1)
    if (!picture) return
    if (picture.fault)
      return tell(
        sharedTexts.pictureRefusedTitle,
        sharedTexts.pictureRefused(picture.fault, 0, 1),
        sharedTexts.understood,
      )
    const file_id = await uploadToInbox(picture.path, () => undefined).done
    setPath(picture.path)
    onUploaded(file_id)
  })
  return { path, choose, busy, forget: () => setPath(null) }
}
