import { Input, View } from '@tarojs/components'
import { memo } from 'react'
import { maxLength } from '../../../../core/contract/limits'
import './TextField.scss'

interface Props {
  label: string
  value: string
  hint?: string
  placeholder?: string
  type?: 'text' | 'number' | 'digit'
  maxlength?: number
  disabled?: boolean
  onWrite: (text: string) => void
}

/** A line to write. It keeps its own text: Taro re-sends the value of a field that is drawn again. */
export const TextField = memo(
  function TextField({
    label,
    value,
    hint,
    placeholder,
    type,
    maxlength = maxLength.name,
    disabled = false,
    onWrite,
  }: Props) {
    return (
      <View className="text-field">
        <View className="soft">{label}</View>
        <Input
          className="text-field-line"
          type={type ?? 'text'}
          maxlength={maxlength}
          defaultValue={value}
          placeholder={placeholder ?? ''}
          disabled={disabled}
          ariaLabel={label}
          onInput={({ detail }) => onWrite(detail.value)}
        />
        {hint && <View className="soft">{hint}</View>}
      </View>
    )
  },
  (before, after) => before.disabled === after.disabled && before.label === after.label,
)
