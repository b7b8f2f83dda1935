import { memo } from 'react'
import { hourText } from '../../../shared/texts'
import { texts } from '../texts'
import { ChoiceField } from '../../../shared/fields/ChoiceField'
import { FieldPair } from '../../../shared/fields/FieldPair'

const starts = Array.from({ length: 24 }, (_, at) => hourText(at))
/** an end before the start is past midnight */
function ends(from: number): number[] {
  return Array.from({ length: 24 }, (_, at) => (from + at + 1) % 24 || 24)
}

interface Hours {
  from_hour: number
  to_hour: number
}

interface Props extends Hours {
  disabled: boolean
  onChange: (hours: Hours) => void
}

function Fields({ from_hour, to_hour, disabled, onChange }: Props) {
  const offered = ends(from_hour).filter((end) => end !== from_hour)
  const name = (end: number) => (end <= from_hour ? texts.nextDay(end) : hourText(end))
  const keep = (from: number) =>
    onChange({ from_hour: from, to_hour: from === to_hour ? (from + 1) % 24 || 24 : to_hour })
  return (
    <FieldPair>
      <ChoiceField label={texts.from} options={starts} value={from_hour} disabled={disabled} onChange={keep} />
      <ChoiceField
        label={texts.to}
        options={offered.map(name)}
        value={offered.indexOf(to_hour)}
        disabled={disabled}
        onChange={(at) => onChange({ from_hour, to_hour: offered[at] ?? to_hour })}
      />
    </FieldPair>
  )
}

/** From one hour to another, perhaps of the next day. Not drawn again by its neighbours: its options are many. */
export const HoursField = memo(
  Fields,
  (before, after) =>
    before.from_hour === after.from_hour && before.to_hour === after.to_hour && before.disabled === after.disabled,
)
