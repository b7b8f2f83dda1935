import { Image } from '@tarojs/components'
import { useState } from 'react'
import { smallPicture } from '../services/pictures'

interface Props {
  url: string
  label: string
  onTap: () => void
}

/** A picture of a list, made small by the storage; the whole one where the storage refuses to. */
export function Thumbnail({ url, label, onTap }: Props) {
  const [refusedUrl, setRefusedUrl] = useState<string>()
  return (
    <Image
      className="thumb"
      mode="aspectFill"
      lazyLoad
      src={refusedUrl === url ? url : smallPicture(url)}
      onError={() => setRefusedUrl(url)}
      ariaRole="button"
      ariaLabel={label}
      onClick={onTap}
    />
  )
}
