import { View } from '@tarojs/components'
import { statuses, type OrderStatus } from '../../../core/order/status'
import { sharedTexts, statusName } from '../texts'

interface Props {
  chosen: OrderStatus[]
  onToggle: (status: OrderStatus) => void
}

/** States to show, several at once; none chosen shows all. */
export function FilterChips({ chosen, onToggle }: Props) {
  return (
    <View className="chips" ariaLabel={sharedTexts.filter}>
      {statuses.map((status) => {
        const on = chosen.includes(status)
        return (
          <View
            key={status}
            className={on ? 'chip on' : 'chip'}
            hoverClass="pressed"
            ariaRole="checkbox"
            ariaChecked={on}
            onClick={() => onToggle(status)}
          >
            {statusName(status)}
          </View>
        )
      })}
    </View>
  )
}
