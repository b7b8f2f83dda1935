import { Chips } from '../../../shared/controls/Chips'

interface Props {
  names: string[]
  chosen: number
  onChoose: (index: number) => void
}

/** One of a few. */
export function Tabs({ names, chosen, onChoose }: Props) {
  return <Chips kind="tab" names={names} isOn={(at) => at === chosen} onTap={onChoose} />
}
