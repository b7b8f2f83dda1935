import { useCallback, useEffect, useReducer, useRef } from 'react'
import { confirm, tell, toast } from '../../services/app/dialogs'
import { uploadToInbox, type Upload } from '../../services/cloud/inbox'
import { keepProofs, keptProofs } from '../../services/cloud/kept-proofs'
import { choosePictures, previewPictures } from '../../services/device/pictures'
import { askPrivacy, openPrivacyNotice } from '../../services/device/privacy'
import { texts } from '../../texts'
import { nextQueue, queueOf, type QueuedProof } from './proof-queue'
import { useTask } from '../../shared/hooks/useTask'

async function explainPrivacy(): Promise<void> {
  const { privacy, privacyHint, read, notNow, noNotice } = texts.proofs
  if (!(await confirm({ title: privacy, content: privacyHint, yes: read, no: notNow }))) return
  if (!(await openPrivacyNotice())) toast(noNotice)
}

/**
 * Up to `max` pictures, uploaded as soon as they are chosen; each can be retried and removed by itself. Those that were uploaded
 * are still there when the page is opened again.
 */
export function useProofs(order_id: string, max: number) {
  const [queue, dispatch] = useReducer(nextQueue, null, () => queueOf(keptProofs(order_id)))
  const uploads = useRef(new Map<number, Upload>())
  const lastId = useRef(queue.length)

  const send = useCallback((id: number, path: string) => {
    const upload = uploadToInbox(path, (percent) => dispatch({ type: 'progressed', id, percent }))
    uploads.current.set(id, upload)
    upload.done.then(
      (file_id) => dispatch({ type: 'uploaded', id, file_id }),
      () => dispatch({ type: 'failed', id }),
    )
  }, [])

  const [add] = useTask(async () => {
    if (!(await askPrivacy())) return explainPrivacy()
    const pictures = await choosePictures(max - queue.length)
    const refused = pictures.flatMap(({ fault }, at) =>
      fault ? [texts.proofs.refused(fault, at, pictures.length)] : [],
    )
    if (refused.length > 0) void tell(texts.proofs.refusedTitle, refused.join('\n'), texts.proofs.understood)
    for (const { path, fault } of pictures) {
      if (fault) continue
      const id = ++lastId.current
      dispatch({ type: 'added', id, path })
      send(id, path)
    }
  })
  const retry = ({ id, path }: QueuedProof) => {
    dispatch({ type: 'retried', id })
    send(id, path)
  }
  const remove = ({ id }: QueuedProof) => {
    uploads.current.get(id)?.cancel()
    dispatch({ type: 'removed', id })
  }
  const view = ({ path }: QueuedProof) =>
    previewPictures(
      queue.map((proof) => proof.path),
      path,
    )
  const clear = useCallback(() => dispatch({ type: 'cleared' }), [])

  useEffect(() => {
    const uploaded = queue.filter(({ state }) => state === 'done')
    keepProofs(
      order_id,
      uploaded.map(({ path, file_id }) => ({ path, file_id })),
    )
  }, [order_id, queue])
  useEffect(() => () => uploads.current.forEach((upload) => upload.cancel()), [])
  return { queue, max, add, retry, remove, view, clear }
}

export type Proofs = ReturnType<typeof useProofs>
