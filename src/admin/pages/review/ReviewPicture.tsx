import { Image, View } from '@tarojs/components'
import { useSmallPicture } from '../../../shared/order/useSmallPicture'
import './ReviewPicture.scss'

interface Props {
  url: string
  label: string
  onTap: () => void
}

/** The top of a screenshot, large enough to read the sum without a tap: that is where the apps that pay write it. */
export function ReviewPicture({ url, label, onTap }: Props) {
  const { src, refuse } = useSmallPicture(url)
  return (
    <View className="review-picture" hoverClass="pressed" ariaRole="button" ariaLabel={label} onClick={onTap}>
      <Image className="review-picture-image" mode="widthFix" lazyLoad src={src} onError={refuse} />
    </View>
  )
}
