import { View } from '@tarojs/components'
import { ActionButton } from '../../../shared/controls/ActionButton'
import type { Restored } from './draft/restored-draft'
import { texts } from './texts'

type Props = Pick<Restored, 'isOutdated' | 'had_picture'> & { onForget: () => void }

/** Says that the form shows what was written the last time and not saved, and takes it back. */
export function RestoredDraft({ isOutdated, had_picture, onForget }: Props) {
  const { restored, outdated, pictureAgain, forget } = texts
  return (
    <View className="card" ariaRole="alert">
      <View className="title">{restored}</View>
      {isOutdated && <View className="soft">{outdated}</View>}
      {had_picture && <View className="soft">{pictureAgain}</View>}
      <ActionButton isWide onTap={onForget}>
        {forget}
      </ActionButton>
    </View>
  )
}
