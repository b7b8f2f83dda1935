import { Image, View } from '@tarojs/components'
import { texts } from '../texts'

/** The screenshots that were handed in. */
export const ProofImages = ({ links, onView }: { links: string[]; onView: (link: string) => void }) => (
  <View className="card">
    <View className="title">{texts.order.proofs}</View>
    <View className="tiles">
      {links.map((link) => (
        <Image
          key={link}
          className="thumb"
          mode="aspectFill"
          src={link}
          ariaRole="button"
          ariaLabel={texts.proofs.view}
          onClick={() => onView(link)}
        />
      ))}
    </View>
  </View>
)
