import { View } from '@tarojs/components'
import type { OrderView } from '../../../../core/contract/contract'
import { texts } from './texts'
import { momentText } from '../../../shared/texts'

interface Props {
  history: NonNullable<OrderView['history']>
  /** of admins, by id */
  names: Record<string, string>
}

/** The whole history of an order, with who did what. */
export function AdminTimeline({ history, names }: Props) {
  return (
    <View>
      {history.map(({ action, at, reason, admin_id }) => (
        <View key={`${at}${action}`} className="event">
          <View>{texts.happened[action]}</View>
          {reason && <View className="soft">{reason}</View>}
          {admin_id && <View className="soft">{texts.by(names[admin_id] ?? admin_id)}</View>}
          <View className="soft">{momentText(at)}</View>
        </View>
      ))}
    </View>
  )
}
