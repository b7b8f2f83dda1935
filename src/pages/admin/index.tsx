import { AdminDoor } from '../../admin/components/AdminDoor'
import { useDoor } from '../../admin/hooks/useDoor'
import { door } from '../../admin/texts.door'
import { EmptyState } from '../../components/EmptyState'
import { LoadState } from '../../components/LoadState'
import { Screen } from '../../components/Screen'

/** Only the door: tab pages must be in the main package, what is behind it has its own. */
export default function AdminPage() {
  const { role, waiting, fault, refresh, open } = useDoor()
  return (
    <Screen tabbed>
      {role === undefined && <LoadState fault={fault} onRetry={refresh} />}
      {role === null && (
        <EmptyState title={door.only} hint={door.onlyHint} action={door.enterCode} onAction={() => open('invite')} />
      )}
      {role && <AdminDoor waiting={waiting} onOpen={open} />}
    </Screen>
  )
}
