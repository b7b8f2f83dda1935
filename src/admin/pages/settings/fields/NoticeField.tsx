import { Textarea, View } from '@tarojs/components'
import { memo } from 'react'
import { maxLength } from '../../../../../core/contract/limits'
import { adminTexts } from '../../../shared/texts'
import { texts } from '../texts'
import './NoticeField.scss'

interface Props {
  value: string
  disabled: boolean
  onWrite: (text: string) => void
}

export const NoticeField = memo(
  function NoticeField({ value, disabled, onWrite }: Props) {
    const { settingNames: fields } = adminTexts
    const { noticeHint } = texts
    return (
      <View className="card">
        <View className="title">{fields.notice}</View>
        <Textarea
          className="notice-field"
          maxlength={maxLength.notice}
          autoHeight
          defaultValue={value}
          disabled={disabled}
          placeholder={noticeHint}
          ariaLabel={fields.notice}
          onInput={({ detail }) => onWrite(detail.value)}
        />
      </View>
    )
  },
  (before, after) => before.disabled === after.disabled,
)
