import { Image, View } from '@tarojs/components'
import { useState } from 'react'
import type { QueuedProof } from './proof-queue'
import type { Proofs } from './useProofs'
import { texts } from './texts'
import { ThumbnailRow } from '../../../shared/order/ThumbnailRow'
import { sharedTexts } from '../../../shared/texts'
import './ProofUploader.scss'

interface TileProps {
  proof: QueuedProof
  onOpen: () => void
  onRemove: () => void
}

function Tile({ proof: { path, state, percent }, onOpen, onRemove }: TileProps) {
  const failed = state === 'failed'
  // The phone may have cleared away a picture that was uploaded before the program was closed.
  const [gone, setGone] = useState(false)
  return (
    <View className="proof-uploader-tile">
      <View
        ariaRole="button"
        ariaLabel={failed ? texts.failed : sharedTexts.viewProof}
        onClick={gone ? undefined : onOpen}
      >
        <Image className="proof-uploader-picture" mode="aspectFill" src={path} onError={() => setGone(true)} />
        {gone && <View className="proof-uploader-veil">{texts.uploaded}</View>}
        {state === 'uploading' && <View className="proof-uploader-veil">{texts.percent(percent)}</View>}
        {failed && <View className="proof-uploader-veil failed">{texts.failed}</View>}
      </View>
      <View
        className="proof-uploader-remove"
        hoverClass="pressed"
        ariaRole="button"
        ariaLabel={texts.removeProof}
        onClick={onRemove}
      />
    </View>
  )
}

/** One to three screenshots: thumbnail, progress, retry, delete. */
export function ProofUploader({ queue, max, add, retry, remove, view }: Proofs) {
  return (
    <View>
      <ThumbnailRow>
        {queue.map((proof) => (
          <Tile
            key={proof.id}
            proof={proof}
            onOpen={() => (proof.state === 'failed' ? retry(proof) : view(proof))}
            onRemove={() => remove(proof)}
          />
        ))}
        {queue.length < max && (
          <View
            className="proof-uploader-tile add"
            hoverClass="pressed"
            ariaRole="button"
            ariaLabel={texts.addProof}
            onClick={() => add()}
          />
        )}
      </ThumbnailRow>
      <View className="soft">{texts.proofsLeft(max - queue.length)}</View>
    </View>
  )
}
