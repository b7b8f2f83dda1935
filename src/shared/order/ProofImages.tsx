import { View } from '@tarojs/components'
import { orderFields, sharedTexts } from '../texts'
import { Thumbnail } from './Thumbnail'
import { ThumbnailRow } from './ThumbnailRow'

/** The screenshots that were handed in. */
export function ProofImages({ links, onView }: { links: string[]; onView: (link: string) => void }) {
  return (
    <View className="card">
      <View className="title">{orderFields.proofs}</View>
      <ThumbnailRow>
        {links.map((link) => (
          <Thumbnail key={link} url={link} label={sharedTexts.viewProof} onTap={() => onView(link)} />
        ))}
      </ThumbnailRow>
    </View>
  )
}
