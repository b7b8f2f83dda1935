import { Image, View } from '@tarojs/components'
import { useMemo } from 'react'
import { qrPicture } from './qr-picture'
import { texts } from './texts'
import './VisitCode.scss'

/** The order's number as the shop scans it when the player comes. */
export function VisitCode({ order_no }: { order_no: string }) {
  const picture = useMemo(() => qrPicture(order_no), [order_no])
  return (
    <View className="card visit-code">
      <View className="title">{texts.code}</View>
      <Image className="visit-code-picture" src={picture} ariaLabel={texts.codeOf(order_no)} />
      <View className="soft">{texts.codeHint}</View>
    </View>
  )
}
