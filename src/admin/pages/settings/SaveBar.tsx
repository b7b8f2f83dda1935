import { View } from '@tarojs/components'
import { ActionButton } from '../../../shared/controls/ActionButton'
import { texts } from './texts'
import './SaveBar.scss'

/** Shown while something is written and not saved. It stays in the tree, for a sibling that comes and goes has the form sent again. */
export function SaveBar({ isDirty, saving, save }: { isDirty: boolean; saving: boolean; save: () => void }) {
  return (
    <View className={isDirty ? 'save-bar up' : 'save-bar'}>
      <View className="save-bar-words soft">{texts.dirty}</View>
      <ActionButton kind="main" busy={saving} onTap={save}>
        {texts.save}
      </ActionButton>
    </View>
  )
}
