import { usePages } from '../usePages'
import { sharedTexts } from '../texts'
import { EmptyState } from '../screen/EmptyState'
import { LoadState } from '../screen/LoadState'

interface Props {
  fault: string | null
  /** trying again will not help: a stranger's order, or none */
  isMissing: boolean
  onRetry: () => void
}

/** While there is no order to show. */
export function NoOrder({ fault, isMissing, onRetry }: Props) {
  const { toSlots } = usePages()
  if (!isMissing) return <LoadState fault={fault} onRetry={onRetry} />
  const { missing, missingHint } = sharedTexts
  return <EmptyState title={missing} hint={missingHint} action={sharedTexts.book} onAction={toSlots} />
}
