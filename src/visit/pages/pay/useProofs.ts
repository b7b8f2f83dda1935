import { useCallback, useEffect, useReducer, useRef, type Dispatch } from 'react'
import { confirm, tell, toast } from '../../../services/app/dialogs'
import { uploadToInbox, type Upload } from '../../../services/cloud/inbox'
import { keepProofs, keptProofs } from '../../../services/cloud/kept-proofs'
import { choosePictures, previewPictures, type Picture } from '../../../services/device/pictures'
import { askPrivacy, openPrivacyNotice } from '../../../services/device/privacy'
import { texts } from './texts'
import { sharedTexts } from '../../../shared/texts'
import { nextQueue, queueOf, type ProofEvent, type QueuedProof } from './proof-queue'
import { useTask } from '../../../shared/fetch/useTask'

async function explainPrivacy(): Promise<void> {
  const { privacy, privacyHint, readNotice: read, notNow } = texts
  const { noNotice } = sharedTexts
  if (!(await confirm({ title: privacy, content: privacyHint, yes: read, no: notNow }))) return
  if (!(await openPrivacyNotice())) toast(noNotice)
}

function tellRefused(pictures: Picture[]): void {
  const refused = pictures.flatMap(({ fault }, at) =>
    fault ? [sharedTexts.pictureRefused(fault, at, pictures.length)] : [],
  )
  if (refused.length > 0) void tell(sharedTexts.pictureRefusedTitle, refused.join('\n'), sharedTexts.understood)
}

/** Uploads by the number of their picture; what is under way when the page is left is cancelled. */
function useUploads(dispatch: Dispatch<ProofEvent>) {
  const uploads = useRef(new Map<number, Upload>())
  useEffect(() => () => uploads.current.forEach((upload) => upload.cancel()), [])
  const send = useCallback(
    (id: number, path: string) => {
      const upload = uploadToInbox(path, (percent) => dispatch({ type: 'progressed', id, percent }))
      uploads.current.set(id, upload)
      upload.done.then(
        (file_id) => dispatch({ type: 'uploaded', id, file_id }),
        () => dispatch({ type: 'failed', id }),
      )
    },
    [dispatch],
  )
  return { send, cancel: (id: number) => uploads.current.get(id)?.cancel() }
}

/**
 * Up to `max` pictures, uploaded as soon as they are chosen; each can be retried and removed by itself. Those that were uploaded
 * are still there when the page is opened again.
 */
export function useProofs(order_id: string, max: number) {
  const [queue, dispatch] = useReducer(nextQueue, null, () => queueOf(keptProofs(order_id)))
  const { send, cancel } = useUploads(dispatch)
  const lastId = useRef(queue.length)

  const [add] = useTask(async () => {
    if (!(await askPrivacy())) return explainPrivacy()
    const pictures = await choosePictures(max - queue.length)
    tellRefused(pictures)
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
    cancel(id)
    dispatch({ type: 'removed', id })
  }
  const paths = queue.map(({ path }) => path)
  const view = ({ path }: QueuedProof) => previewPictures(paths, path)
  const clear = useCallback(() => dispatch({ type: 'cleared' }), [])

  useEffect(() => {
    const uploaded = queue.filter(({ state }) => state === 'done')
    const kept = uploaded.map(({ path, file_id }) => ({ path, file_id }))
    keepProofs(order_id, kept)
  }, [order_id, queue])
  return { queue, max, add, retry, remove, view, clear }
}

export type Proofs = ReturnType<typeof useProofs>
