import { View } from '@tarojs/components'
import type { Judgement } from '../../shared/verdicts'
import { adminTexts, playerName } from '../../shared/texts'
import { texts } from './texts'
import './UndoBar.scss'

const { bar, undo } = texts
const { done } = adminTexts

/** Says what was just decided and takes it back. The line that runs out is drawn by the style alone. */
export function UndoBar({ last, onUndo }: { last: Judgement; onUndo: () => void }) {
  return (
    <View key={last.order.id} className="undo-bar" ariaLive="polite">
      <View className="undo-bar-words">{bar(done[last.kind], playerName(last.order.player?.name))}</View>
      <View className="undo-bar-undo" hoverClass="pressed" ariaRole="button" onClick={onUndo}>
        {undo}
      </View>
      <View key={last.order.id} className="undo-bar-line" />
    </View>
  )
}
