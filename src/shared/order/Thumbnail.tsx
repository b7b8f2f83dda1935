import { Image } from '@tarojs/components'
import { useSmallPicture } from './useSmallPicture'
import './Thumbnail.scss'

interface Props {
  url: string
  label: string
  onTap: () => void
}

/** A picture of a list, made small by the storage; the whole one where the storage refuses to. */
export function Thumbnail({ url, label, onTap }: Props) {
  const { src, refuse } = useSmallPicture(url)
  return (
    <Image
      className="thumbnail"
      mode="aspectFill"
      lazyLoad
      src={src}
      onError={refuse}
      ariaRole="button"
      ariaLabel={label}
      onClick={onTap}
    />
  )
}
