import { EmptyState } from '../../shared/components/EmptyState'
import { Screen } from '../../shared/components/Screen'
import { usePages } from '../../shared/hooks/usePages'
import { texts } from './texts'

export default function NotFoundPage() {
  const { toSlots } = usePages()
  const { title, hint, home } = texts
  return (
    <Screen>
      <EmptyState title={title} hint={hint} action={home} onAction={toSlots} />
    </Screen>
  )
}
