import { View } from '@tarojs/components'
import { maxLength } from '../../../../core/contract/limits'
import type { RobotView } from '../../../../core/contract/contract'
import { ActionButton } from '../../../shared/controls/ActionButton'
import { ButtonRow } from '../../shared/ButtonRow'
import { TextField } from '../../shared/fields/TextField'
import { Warning } from '../../shared/Warning'
import { texts } from './texts'
import { useRobot } from './useRobot'

/** The group chat in which admins hear of what waits. */
export function RobotCard({ robot, refresh }: { robot: RobotView | null; refresh: () => void }) {
  const { turn, write, save, test, remove, busy } = useRobot(refresh)
  return (
    <View className="card">
      <View className="row">
        <View className="title">{texts.robot}</View>
        <View className="soft">{robot ? texts.robotState(robot) : texts.noRobot}</View>
      </View>
      <View className="soft">{texts.robotHint}</View>
      <View>{robot?.problem && <Warning>{robot.problem}</Warning>}</View>
      <TextField
        key={turn}
        label={texts.address}
        value=""
        hint={texts.addressHint}
        maxlength={maxLength.robot_url}
        onWrite={write}
      />
      <ButtonRow>
        <ActionButton kind="main" busy={busy} onTap={() => save()}>
          {texts.save}
        </ActionButton>
        {robot && (
          <ActionButton busy={busy} onTap={() => test()}>
            {texts.test}
          </ActionButton>
        )}
        {robot && (
          <ActionButton busy={busy} onTap={() => remove()}>
            {texts.remove}
          </ActionButton>
        )}
      </ButtonRow>
    </View>
  )
}
