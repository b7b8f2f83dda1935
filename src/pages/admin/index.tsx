import { AdminMenu } from './AdminMenu'
import { useAdminMenu } from './useAdminMenu'
import { texts } from './texts'
import { EmptyState } from '../../shared/screen/EmptyState'
import { LoadState } from '../../shared/screen/LoadState'
import { Screen } from '../../shared/screen/Screen'

/** The ways to the pages of the admins: a tab must be in the main package, and they have a package of their own. */
export default function AdminPage() {
  const { role, waiting, fault, refresh, open } = useAdminMenu()
  return (
    <Screen tabbed>
      {role === undefined && <LoadState fault={fault} onRetry={refresh} />}
      {role === null && (
        <EmptyState title={texts.only} hint={texts.onlyHint} action={texts.enterCode} onAction={() => open('invite')} />
      )}
      {role && <AdminMenu waiting={waiting} onOpen={open} />}
    </Screen>
  )
}
