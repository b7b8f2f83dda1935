import { Textarea } from '@tarojs/components'
import { memo } from 'react'
import { maxLength } from '../../../../core/contract/limits'
import { texts } from './texts'
import './NoteField.scss'

/** Keeps its own text, and is never drawn again: Taro re-sends the value of a field that is. */
export const NoteField = memo(function NoteField({ onWrite }: { onWrite: (text: string) => void }) {
  return (
    <Textarea
      className="note-field"
      maxlength={maxLength.note}
      autoHeight
      placeholder={texts.note}
      ariaLabel={texts.noteLabel}
      onInput={({ detail }) => onWrite(detail.value)}
    />
  )
})
