import { Image, View } from '@tarojs/components'
import { useAlbum } from '../hooks/useAlbum'
import { texts } from '../texts'
import { ActionButton } from './ActionButton'

/** WeChat does not promise to recognise payment codes by a long press: saving it is offered as well. */
export function PayQr({ url }: { url: string }) {
  const [save, saving] = useAlbum()
  return (
    <View className="card qr">
      <View className="title">{texts.pay.qrTitle}</View>
      {url === '' ? (
        <View className="soft">{texts.pay.noQr}</View>
      ) : (
        <>
          <Image className="code-image" mode="aspectFit" src={url} showMenuByLongpress ariaLabel={texts.pay.qr} />
          <View className="soft">{texts.pay.qrHint}</View>
          <ActionButton busy={saving} onTap={() => save(url)}>
            {texts.pay.save}
          </ActionButton>
        </>
      )}
    </View>
  )
}
