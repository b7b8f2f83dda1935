import { Image, View } from '@tarojs/components'
import { useState } from 'react'
import { texts } from './texts'
import { sharedTexts } from '../../../shared/texts'
import { ActionButton } from '../../../shared/controls/ActionButton'
import './PayQr.scss'

/**
 * WeChat does not promise to recognise payment codes by a long press: saving it is offered as well. WeChat's own picture viewer
 * saves by a long press, with its own permissions; saving it ourselves would need a download domain that nobody sets.
 */
export function PayQr({ url, onView }: { url: string; onView: (url: string) => void }) {
  const [brokenUrl, setBrokenUrl] = useState('')
  return (
    <View className="card pay-qr">
      <View className="title">{texts.qrTitle}</View>
      {url === '' ? (
        <View className="soft">{texts.noQr}</View>
      ) : (
        <>
          <Image
            className="pay-qr-code"
            mode="aspectFit"
            src={url}
            showMenuByLongpress
            ariaLabel={sharedTexts.qr}
            onError={() => setBrokenUrl(url)}
          />
          <View className="soft">{url === brokenUrl ? texts.qrBroken : texts.qrHint}</View>
          <ActionButton onTap={() => onView(url)}>{texts.save}</ActionButton>
        </>
      )}
    </View>
  )
}
