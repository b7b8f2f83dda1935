import { View } from '@tarojs/components'
import { ActionButton } from '../controls/ActionButton'
import './EmptyState.scss'

interface Props {
  title: string
  hint?: string
  action?: string
  onAction?: () => void
}

/** Nothing here: what happened, and what to do next. */
export function EmptyState({ title, hint, action, onAction }: Props) {
  return (
    <View className="empty-state">
      <View className="title">{title}</View>
      {hint && <View className="soft">{hint}</View>}
      {action && (
        <ActionButton kind="main" onTap={onAction}>
          {action}
        </ActionButton>
      )}
    </View>
  )
}
