import { View } from '@tarojs/components'
import { texts } from '../../texts'
import { EmptyState } from './EmptyState'

/** Before there is anything to show: loading, or what went wrong and a way to try again. */
export function LoadState({ fault, onRetry }: { fault: string | null; onRetry: () => void }) {
  return fault === null ? (
    <View className="empty soft">{texts.loading}</View>
  ) : (
    <EmptyState title={fault} hint={texts.loadFailed} action={texts.retry} onAction={onRetry} />
  )
}
