import { View } from '@tarojs/components'
import { useCallback } from 'react'
import type { OrderView } from '../../../../core/contract/contract'
import { AlertBanner } from '../../../shared/screen/AlertBanner'
import { EmptyState } from '../../../shared/screen/EmptyState'
import { AdminScreen } from '../../shared/AdminScreen'
import { ChunkList } from '../../shared/list/ChunkList'
import { ListEnd } from '../../shared/list/ListEnd'
import { ReviewCard } from './ReviewCard'
import { UndoBar } from './UndoBar'
import { isEmpty } from '../../../shared/fetch/chunks'
import { useAdminPages } from '../../shared/useAdminPages'
import { useReview } from './useReview'
import { waitingText } from '../../../shared/texts'
import { texts } from './texts'

export default function ReviewPage() {
  const { page, chunks, counts, nowMs, look, mayJudge, judge, undo, leaving, last, news } = useReview()
  const { toOrder } = useAdminPages()
  const draw = useCallback(
    (order: OrderView) => (
      <ReviewCard
        key={order.id}
        order={order}
        nowMs={nowMs}
        isLeaving={leaving === order.id}
        mayJudge={mayJudge}
        onJudge={judge}
        onLook={look}
        onOpen={toOrder}
      />
    ),
    [nowMs, leaving, mayJudge, judge, look, toOrder],
  )
  const { empty, emptyHint, slippedIn } = texts
  return (
    <AdminScreen page={page}>
      {({ next_cursor, slipped_in = [] }) => (
        <View>
          {/* Parents of their own: what comes and goes has its neighbours sent again. */}
          <View>
            {slipped_in.slice(0, 1).map((first) => (
              <AlertBanner key={first.id} kind="warn" onTap={() => toOrder(first)}>
                {slippedIn(slipped_in.length)}
              </AlertBanner>
            ))}
            {news && (
              <AlertBanner kind="warn" onTap={() => toOrder(news.order)}>
                {news.text}
              </AlertBanner>
            )}
            {counts.count > 0 && (
              <View className="hint soft">{waitingText(counts.count, next_cursor !== null, counts.overdue)}</View>
            )}
            {isEmpty(chunks) && next_cursor === null && <EmptyState title={empty} hint={emptyHint} />}
          </View>
          <ChunkList chunks={chunks} itemHeight={330} draw={draw} />
          <View>
            <ListEnd isEmpty={isEmpty(chunks)} isMore={next_cursor !== null} />
          </View>
          <View className="under-bar" />
          <View>{last && <UndoBar last={last} onUndo={undo} />}</View>
        </View>
      )}
    </AdminScreen>
  )
}
