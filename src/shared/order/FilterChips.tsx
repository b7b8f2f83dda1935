import { statuses, type OrderStatus } from '../../../core/order/status'
import { Chips } from '../controls/Chips'
import { sharedTexts, statusName } from '../texts'

interface Props {
  chosen: OrderStatus[]
  onToggle: (status: OrderStatus) => void
}

const names = statuses.map(statusName)

/** States to show, several at once; none chosen shows all. */
export function FilterChips({ chosen, onToggle }: Props) {
  const isOn = (at: number) => chosen.some((status) => status === statuses[at])
  const toggle = (at: number) => statuses[at] && onToggle(statuses[at])
  return <Chips kind="checkbox" label={sharedTexts.filter} names={names} isOn={isOn} onTap={toggle} />
}
