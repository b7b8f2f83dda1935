import { EmptyState } from '../../../shared/screen/EmptyState'
import { Screen } from '../../../shared/screen/Screen'
import { usePages } from '../../../shared/usePages'
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
