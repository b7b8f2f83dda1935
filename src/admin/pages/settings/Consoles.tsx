import { View } from '@tarojs/components'
import { maxLength } from '../../../../core/contract/limits'
import { MAX_CONSOLES, type Console } from '../../../../core/shop/settings'
import { ActionButton } from '../../../shared/controls/ActionButton'
import type { ChangeDraft } from './useSettings'
import { texts } from './texts'
import { adminTexts } from '../../shared/texts'
import { Switch } from './fields/Switch'
import { TextField } from '../../shared/fields/TextField'
import './Consoles.scss'

interface Props {
  consoles: Console[]
  disabled: boolean
  onChange: ChangeDraft
}

function nextId(consoles: Console[]): string {
  return String(Math.max(...consoles.map(({ id }) => Number(id))) + 1)
}

/** The consoles, each named and open or not. None is removed: its number must never name another machine. */
export function Consoles({ consoles, disabled, onChange }: Props) {
  const setConsoles = (apply: (consoles: Console[]) => Console[]) =>
    onChange((draft) => ({ ...draft, consoles: apply(draft.consoles) }))
  const edit = (id: string, changes: Partial<Console>) =>
    setConsoles((all) => all.map((console) => (console.id === id ? { ...console, ...changes } : console)))
  const add = (all: Console[]) => [...all, { id: nextId(all), name: texts.newConsole(nextId(all)), open: true }]
  return (
    <View className="card">
      <View className="title">{adminTexts.settingNames.consoles}</View>
      <View className="soft">{texts.consoleHint}</View>
      {consoles.map(({ id, name, open }) => (
        <View key={id} className="row consoles-console">
          <TextField
            label={texts.consoleName(id)}
            value={name}
            maxlength={maxLength.console_name}
            disabled={disabled}
            onWrite={(text) => edit(id, { name: text })}
          />
          <Switch
            label={`${name} ${texts.consoleOpen}`}
            on={open}
            disabled={disabled}
            onToggle={() => edit(id, { open: !open })}
          />
        </View>
      ))}
      {!disabled && Number(nextId(consoles)) <= MAX_CONSOLES && (
        <ActionButton isWide onTap={() => setConsoles(add)}>
          {texts.addConsole}
        </ActionButton>
      )}
    </View>
  )
}
