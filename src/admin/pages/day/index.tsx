import { View } from '@tarojs/components'
import { AdminScreen } from '../../shared/AdminScreen'
import { DayField } from '../../shared/fields/DayField'
import { ActionButton } from '../../../shared/controls/ActionButton'
import { ButtonStack } from '../../../shared/controls/ButtonStack'
import { CounterPanel } from './CounterPanel'
import { ClosingPanel } from './ClosingPanel'
import { DayGrid } from './DayGrid'
import { Tabs } from './Tabs'
import { useAdminPages } from '../../shared/useAdminPages'
import type { Board } from './day-grid'
import { useDay } from './useDay'
import { texts } from './texts'

/** The consoles in groups, so that the grid never grows beyond what the screen shows. */
function groupsOf({ consoles }: Board, columns: number): string[] {
  const groups: string[] = []
  for (let at = 0; at < consoles.length; at += columns)
    groups.push(texts.group(consoles.slice(at, at + columns).map(({ name }) => name)))
  return groups
}

export default function DayPage() {
  const { page, chosen, setChosen, columns, group, setGroup, tap, closing, counter, ...scanning } = useDay()
  const { toOrder } = useAdminPages()
  const { plan, close, isClosing, drop, write } = closing
  return (
    <AdminScreen
      page={page}
      head={
        <View>
          <Tabs names={texts.days} chosen={typeof chosen === 'number' ? chosen : -1} onChoose={setChosen} />
          <View className="card">
            <DayField
              label={texts.anyDay}
              value={typeof chosen === 'string' ? chosen : ''}
              empty={texts.pickDay}
              onChange={setChosen}
            />
          </View>
        </View>
      }
    >
      {(board) => {
        const groups = groupsOf(board, columns)
        return (
          <View>
            {groups.length > 1 && <Tabs names={groups} chosen={group} onChoose={setGroup} />}
            <View className="hint soft">{texts.hint}</View>
            <DayGrid board={board} from={group * columns} count={columns} onTap={tap} />
            <View>
              {scanning.mayScan && (
                <ButtonStack>
                  <ActionButton busy={scanning.scanning} onTap={scanning.scan}>
                    {texts.scan}
                  </ActionButton>
                </ButtonStack>
              )}
            </View>
            {/* A parent of its own: what goes away has its neighbours sent again. */}
            <View>
              {plan && (
                <ClosingPanel
                  plan={plan}
                  isClosing={isClosing}
                  close={close}
                  drop={drop}
                  write={write}
                  onOpen={toOrder}
                />
              )}
            </View>
            <View>{counter.plan && <CounterPanel {...counter} plan={counter.plan} />}</View>
          </View>
        )
      }}
    </AdminScreen>
  )
}
