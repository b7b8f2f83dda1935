import { View } from '@tarojs/components'
import { sharedTexts } from '../texts'
import { EmptyState } from './EmptyState'
import './LoadState.scss'

/** Before there is anything to show: loading, or what went wrong and a way to try again. */
export function LoadState({ fault, onRetry }: { fault: string | null; onRetry: () => void }) {
  return fault === null ? (
    <View className="load-state soft">{sharedTexts.loading}</View>
  ) : (
    <EmptyState title={fault} hint={sharedTexts.loadFailed} action={sharedTexts.retry} onAction={onRetry} />
  )
}
