import { Image, View } from '@tarojs/components'
import { ActionButton } from '../../../../shared/controls/ActionButton'
import { adminTexts } from '../../../shared/texts'
import { texts } from '../texts'
import { sharedTexts } from '../../../../shared/texts'
import { useQrUpload } from './useQrUpload'
import { ButtonRow } from '../../../shared/ButtonRow'
import { Warning } from '../../../shared/Warning'
import './QrField.scss'

interface Props {
  /** what is stored or was just uploaded; '' for none */
  value: string
  /** where the stored one can be seen */
  link: string
  /** whether people have to pay */
  isPriced: boolean
  disabled: boolean
  onChange: (pay_qr_url: string) => void
}

export function QrField({ value, link, isPriced, disabled, onChange }: Props) {
  const { path, choose, busy, forget } = useQrUpload(onChange)
  const { settingNames: fields } = adminTexts
  const { qrNone, qrMissing, qrNew, qrUpload, qrReplace, qrRemove } = texts
  const remove = () => {
    forget()
    onChange('')
  }
  return (
    <View className="card qr-field">
      <View className="title">{fields.pay_qr_url}</View>
      {value === '' && (isPriced ? <Warning>{qrMissing}</Warning> : <View className="soft">{qrNone}</View>)}
      {value !== '' && (
        <Image className="qr-field-code" mode="aspectFit" src={path ?? link} ariaLabel={sharedTexts.qr} />
      )}
      {path !== null && <View className="soft">{qrNew}</View>}
      {!disabled && (
        <ButtonRow>
          {value !== '' && <ActionButton onTap={remove}>{qrRemove}</ActionButton>}
          <ActionButton busy={busy} onTap={choose}>
            {value === '' ? qrUpload : qrReplace}
          </ActionButton>
        </ButtonRow>
      )}
    </View>
  )
}
