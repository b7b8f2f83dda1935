import { Image, View } from '@tarojs/components'
import { useState } from 'react'
import type { QueuedProof } from './proof-queue'
import type { Proofs } from './useProofs'
import { texts } from './texts'
import { sharedTexts } from '../../shared/texts'

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
    <View className="tile">
      <View
        ariaRole="button"
        ariaLabel={failed ? texts.failed : sharedTexts.viewProof}
        onClick={gone ? undefined : onOpen}
      >
        <Image className="thumb" mode="aspectFill" src={path} onError={() => setGone(true)} />
        {gone && <View className="veil">{texts.uploaded}</View>}
        {state === 'uploading' && <View className="veil">{texts.percent(percent)}</View>}
        {failed && <View className="veil failed">{texts.failed}</View>}
      </View>
      <View
        className="remove"
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
      <View className="tiles">
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
            className="tile add"
            hoverClass="pressed"
            ariaRole="button"
            ariaLabel={texts.addProof}
            onClick={() => add()}
          />
        )}
      </View>
      <View className="soft">{texts.proofsLeft(max - queue.length)}</View>
    </View>
  )
}
