import { View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { atLeast, type Role } from '../../../core/shop/roles'
import { AlertBanner } from '../../shared/screen/AlertBanner'
import { EmptyState } from '../../shared/screen/EmptyState'
import { LoadState } from '../../shared/screen/LoadState'
import { Screen } from '../../shared/screen/Screen'
import { usePages } from '../../shared/usePages'
import { useRole } from '../../shared/person/useRole'
import type { Fetched } from '../../shared/fetch/useFetched'
import { adminTexts } from './texts'

interface Props<D> {
  page: Fetched<D>
  needed?: Role
  /** what stands above, whatever is loaded */
  head?: ReactNode
  children: (data: D) => ReactNode
}

/** The root of the admin's pages: whoever lacks the role is told so, also when it is taken away while the page is open. */
export function AdminScreen<D>({ page: { data, fault, refresh }, needed = 'viewer', head, children }: Props<D>) {
  const role = useRole()
  const { toSlots } = usePages()
  const { denied, deniedHint, leave } = adminTexts
  if (role === null || (role && !atLeast(role, needed)))
    return (
      <Screen>
        <EmptyState title={denied} hint={deniedHint} action={leave} onAction={toSlots} />
      </Screen>
    )
  return (
    <Screen>
      {role && head}
      <View>
        {data === null && <LoadState fault={fault} onRetry={refresh} />}
        {data !== null && fault && (
          <AlertBanner kind="danger" onTap={refresh}>
            {fault}
          </AlertBanner>
        )}
      </View>
      {data !== null && children(data)}
    </Screen>
  )
}
