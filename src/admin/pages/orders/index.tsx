import { View } from '@tarojs/components'
import { useCallback } from 'react'
import type { OrderView } from '../../../../core/contract/contract'
import { EmptyState } from '../../../shared/screen/EmptyState'
import { Chips } from '../../../shared/controls/Chips'
import { FilterChips } from '../../../shared/order/FilterChips'
import { AdminOrderCard } from './AdminOrderCard'
import { AdminScreen } from '../../shared/AdminScreen'
import { ChunkList } from '../../shared/list/ChunkList'
import { DayField } from '../../shared/fields/DayField'
import { ListEnd } from '../../shared/list/ListEnd'
import { SearchField } from './SearchField'
import { useAdminPages } from '../../shared/useAdminPages'
import { useOrderList } from './useOrderList'
import { adminTexts } from '../../shared/texts'
import { texts } from './texts'
import { FieldPair } from '../../shared/fields/FieldPair'

export default function AdminOrdersPage() {
  const { page, filter, isFiltered, change, toggle, search, clear, player_name } = useOrderList()
  const { toOrder } = useAdminPages()
  const draw = useCallback(
    (order: OrderView) => <AdminOrderCard key={order.id} order={order} onOpen={toOrder} />,
    [toOrder],
  )
  const { from, to } = adminTexts
  const { player, none, noneHint, empty, emptyHint } = texts
  const head = (
    <View>
      {player_name ? <View className="hint">{player(player_name)}</View> : <SearchField onSearch={search} />}
      <FilterChips chosen={filter.status} onToggle={toggle} />
      <Chips
        kind="checkbox"
        label={texts.money}
        names={texts.moneyNames}
        isOn={() => filter.is_owed}
        onTap={() => change({ is_owed: !filter.is_owed })}
      />
      <FieldPair>
        <DayField
          label={from}
          value={filter.from_day}
          empty={adminTexts.anyDay}
          onChange={(from_day) => change({ from_day })}
        />
        <DayField
          label={to}
          value={filter.to_day}
          empty={adminTexts.anyDay}
          onChange={(to_day) => change({ to_day })}
        />
      </FieldPair>
    </View>
  )
  return (
    <AdminScreen page={page} head={head}>
      {({ chunks, next_cursor }) =>
        chunks.length === 0 ? (
          <EmptyState
            title={isFiltered ? empty : none}
            hint={isFiltered ? emptyHint : noneHint}
            {...(isFiltered && { action: adminTexts.clear, onAction: clear })}
          />
        ) : (
          <View>
            <ChunkList chunks={chunks} itemHeight={116} draw={draw} />
            <ListEnd isEmpty={false} isMore={next_cursor !== null} />
          </View>
        )
      }
    </AdminScreen>
  )
}
