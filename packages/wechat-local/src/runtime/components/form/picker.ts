import { askPicker, refill } from '../../overlays/picker-sheet'
import type { BuiltIn, Host } from '../define'
import { datePicker, timePicker, type Dial } from './picker-dials'

type Option = string | number | Record<string, unknown>

function labelsOf(range: Option[], key: string): string[] {
  return range.map((option) => String(typeof option === 'object' ? option[key] : option))
}

function rangeOf(host: Host): Option[] {
  return host.get<Option[] | null>('range') ?? []
}

function selector(host: Host): Dial {
  return {
    columns: [{ labels: labelsOf(rangeOf(host), host.get('rangeKey')), index: Number(host.get('value') ?? 0) }],
    read: ([index = 0]) => index,
  }
}

function multiSelector(host: Host): Dial {
  const value = host.get<number[] | null>('value') ?? []
  const ranges = rangeOf(host) as unknown as Option[][]
  return {
    columns: ranges.map((range, column) => ({
      labels: labelsOf(range, host.get('rangeKey')),
      index: value[column] ?? 0,
    })),
    read: (indexes) => indexes,
    turned: (column, index) => host.emit('columnchange', { column, value: index }),
  }
}

const DIALS: Record<string, (host: Host) => Dial> = {
  selector,
  multiSelector,
  date: (host) => datePicker(host.get('value'), host.get('start'), host.get('end'), host.get('fields')),
  time: (host) => timePicker(host.get('value'), host.get('start'), host.get('end')),
}

async function open(host: Host): Promise<void> {
  if (host.get<boolean>('disabled')) return
  const mode = host.get<string>('mode')
  const dial = DIALS[mode]?.(host)
  if (!dial) throw new Error(`<picker> does not support mode ${mode} in the local WeChat`)
  const answer = await askPicker({ ...dial, title: host.get('headerText') })
  if (!answer) return host.emit('cancel')
  const value = dial.read(answer)
  host.set('value', value)
  host.emit('change', { value })
}

export const picker: BuiltIn = {
  properties: {
    name: '',
    mode: 'selector',
    range: null,
    rangeKey: '',
    value: null,
    start: '',
    end: '',
    fields: 'day',
    disabled: false,
    headerText: '',
  },
  mount: (host) => {
    const initial = { value: null as unknown }
    host.element.setAttribute('aria-haspopup', 'listbox')
    host.on('tap', () => void open(host))
    const activate = () => void open(host)
    const control = { value: () => host.get<unknown>('value'), reset: () => host.set('value', initial.value) }
    const range = (ranges: Option[][] | null) => {
      if (host.get<string>('mode') !== 'multiSelector') return
      const value = host.get<number[] | null>('value') ?? []
      ranges?.forEach((options, column) =>
        refill?.(column, labelsOf(options, host.get('rangeKey')), value[column] ?? 0),
      )
    }
    return { activate, control, changed: { range } }
  },
}
