import { View } from '@tarojs/components'
import { useCallback } from 'react'
import type { AuditView } from '../../../../core/contract/contract'
import { EmptyState } from '../../../shared/screen/EmptyState'
import { AdminScreen } from '../../shared/AdminScreen'
import { AuditCard } from './AuditCard'
import { AuditFilters } from './AuditFilters'
import { ChunkList } from '../../shared/list/ChunkList'
import { ListEnd } from '../../shared/list/ListEnd'
import { useAdminPages } from '../../shared/useAdminPages'
import { useAudits } from './useAudits'
import { texts } from './texts'
import { adminTexts, roleName } from '../../shared/texts'

export default function AuditsPage() {
  const { page, filter, change, clear, isFiltered, admins, order_no } = useAudits()
  const { toOrder } = useAdminPages()
  const draw = useCallback(
    (audit: AuditView) => {
      const name = admins.find(({ id }) => id === audit.admin_id)?.name ?? roleName(audit.admin_role)
      return <AuditCard key={audit.id} audit={audit} adminName={name} onOpen={toOrder} />
    },
    [admins, toOrder],
  )
  const head = order_no ? (
    <View className="hint">{texts.order(order_no)}</View>
  ) : (
    <AuditFilters filter={filter} admins={admins} onChange={change} />
  )
  const { none, noneHint, empty, emptyHint } = texts
  const again = isFiltered && { action: adminTexts.clear, onAction: clear }
  return (
    <AdminScreen page={page} head={head}>
      {({ chunks, next_cursor }) => (
        <View>
          {chunks.length === 0 && (
            <EmptyState title={isFiltered ? empty : none} hint={isFiltered ? emptyHint : noneHint} {...again} />
          )}
          <ChunkList chunks={chunks} itemHeight={120} draw={draw} />
          <ListEnd isEmpty={chunks.length === 0} isMore={next_cursor !== null} />
        </View>
      )}
    </AdminScreen>
  )
}
