import { View } from '@tarojs/components'
import { texts } from '../../texts'
import { Thumbnail } from './Thumbnail'

/** The screenshots that were handed in. */
export function ProofImages({ links, onView }: { links: string[]; onView: (link: string) => void }) {
  return (
    <View className="card">
      <View className="title">{texts.order.proofs}</View>
      <View className="tiles">
        {links.map((link) => (
          <Thumbnail key={link} url={link} label={texts.proofs.view} onTap={() => onView(link)} />
        ))}
      </View>
    </View>
  )
}
