import { View } from '@tarojs/components'
import { maxLength } from '../../../../core/contract/limits'
import type { AccountTemplateView } from '../../../../core/contract/contract'
import { filled } from '../../../../core/messages/templates'
import type { SourceName } from '../../../../core/messages/sources'
import type { MessageEvent, MessageTemplate } from '../../../../core/shop/message-templates'
import { ActionButton } from '../../../shared/controls/ActionButton'
import { ChoiceField } from '../../shared/fields/ChoiceField'
import { TextField } from '../../shared/fields/TextField'
import { sampleSources, sourceWords, texts } from './texts'
import './EventFields.scss'

type Field = AccountTemplateView['fields'][number]

interface Props {
  event: MessageEvent
  template: MessageTemplate
  account: AccountTemplateView
  /** its fields are shown */
  isOpen: boolean
  onToggle: () => void
  onFill: (field: string, from: string) => void
}

/** What can go into a field: values of the shop, the choices of an enum, or a fixed text where the kind allows one. */
function optionsOf({ sources, choices, name }: Field): { from: string; word: string }[] {
  const values = sources.map((from) => ({ from, word: sourceWords[from as SourceName] }))
  const fixed = choices.map((choice) => ({ from: `=${choice}`, word: choice }))
  const isFree = choices.length === 0 && !/^(time|date)\d*$/.test(name)
  return [{ from: '', word: texts.unset }, ...values, ...fixed, ...(isFree ? [{ from: '=', word: texts.fixed }] : [])]
}

function FieldRow({ field, from, onFill }: { field: Field; from: string; onFill: (from: string) => void }) {
  const options = optionsOf(field)
  const isFixed = from.startsWith('=') && field.choices.length === 0
  const value = options.findIndex((option) => option.from === (isFixed ? '=' : from))
  const label = texts.field(field.label, field.name)
  return (
    <View className="event-fields-row">
      <ChoiceField
        label={label}
        options={options.map(({ word }) => word)}
        value={Math.max(0, value)}
        onChange={(index) => onFill(options[index]?.from ?? '')}
      />
      {isFixed && (
        <TextField
          label={texts.fixedText(label)}
          value={from.slice(1)}
          maxlength={maxLength.template_value - 1}
          onWrite={(text) => onFill(`=${text.trim()}`)}
        />
      )}
    </View>
  )
}

/** How the message of an event will look, and where it is open, what goes into its fields. Without a box of its own: a page has few levels. */
export function EventFields({ event, template, account, isOpen, onToggle, onFill }: Props) {
  const data = filled(template, sampleSources(event))
  return (
    <>
      {account.fields.map(({ name, label }) => (
        <View key={name} className="event-fields-line soft">
          {texts.line(texts.field(label, name), data[name]?.value ?? '')}
        </View>
      ))}
      {isOpen &&
        account.fields.map((field) => (
          <FieldRow
            key={field.name}
            field={field}
            from={template.fields[field.name] ?? ''}
            onFill={(from) => onFill(field.name, from)}
          />
        ))}
      <ActionButton kind="quiet" onTap={onToggle}>
        {isOpen ? texts.close : texts.edit}
      </ActionButton>
    </>
  )
}
