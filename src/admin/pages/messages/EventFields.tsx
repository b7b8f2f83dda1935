import { View } from '@tarojs/components'
import { maxLength } from '../../../../core/contract/limits'
import type { AccountTemplateView } from '../../../../core/contract/contract'
import { filled } from '../../../../core/messages/templates'
import type { SourceName } from '../../../../core/messages/sources'
import type { MessageEvent, MessageTemplate } from '../../../../core/shop/message-templates'
import { ChoiceField } from '../../shared/fields/ChoiceField'
import { TextField } from '../../shared/fields/TextField'
import { sampleSources, sourceWords, texts } from './texts'
import './EventFields.scss'

type Field = AccountTemplateView['fields'][number]

interface Props {
  event: MessageEvent
  template: MessageTemplate
  account: AccountTemplateView
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
    <View>
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

/** The fields of an event's template, and how the message will look. */
export function EventFields({ event, template, account, onFill }: Props) {
  const data = filled(template, sampleSources(event))
  return (
    <View className="event-fields">
      {account.fields.map((field) => (
        <FieldRow
          key={field.name}
          field={field}
          from={template.fields[field.name] ?? ''}
          onFill={(from) => onFill(field.name, from)}
        />
      ))}
      <View className="soft">{texts.preview}</View>
      <View className="event-fields-preview">
        {account.fields.map(({ name, label }) => (
          <View key={name}>{texts.line(texts.field(label, name), data[name]?.value ?? '')}</View>
        ))}
      </View>
    </View>
  )
}
