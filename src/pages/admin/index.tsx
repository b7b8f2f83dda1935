import { AdminDoor } from './AdminDoor'
import { useDoor } from './useDoor'
import { texts } from './texts'
import { EmptyState } from '../../shared/screen/EmptyState'
import { LoadState } from '../../shared/screen/LoadState'
import { Screen } from '../../shared/screen/Screen'

/** Only the door: tab pages must be in the main package, what is behind it has its own. */
export default function AdminPage() {
  const { role, waiting, fault, refresh, open } = useDoor()
  return (
    <Screen tabbed>
      {role === undefined && <LoadState fault={fault} onRetry={refresh} />}
      {role === null && (
        <EmptyState title={texts.only} hint={texts.onlyHint} action={texts.enterCode} onAction={() => open('invite')} />
      )}
      {role && <AdminDoor waiting={waiting} onOpen={open} />}
    </Screen>
  )
}
