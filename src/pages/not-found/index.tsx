import { EmptyState } from '../../components/EmptyState'
import { Screen } from '../../components/Screen'
import { usePages } from '../../hooks/usePages'
import { texts } from '../../texts'

export default function NotFoundPage() {
  const { toSlots } = usePages()
  const { title, hint, home } = texts.notFound
  return (
    <Screen>
      <EmptyState title={title} hint={hint} action={home} onAction={toSlots} />
    </Screen>
  )
}
