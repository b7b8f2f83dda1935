import { View } from '@tarojs/components'

interface Props {
  names: string[]
  chosen: number
  onChoose: (index: number) => void
}

/** One of a few. */
export function Tabs({ names, chosen, onChoose }: Props) {
  return (
    <View className="chips" ariaRole="tablist">
      {names.map((name, index) => (
        <View
          key={name}
          className={index === chosen ? 'chip on' : 'chip'}
          hoverClass="pressed"
          ariaRole="tab"
          ariaSelected={index === chosen}
          onClick={() => onChoose(index)}
        >
          {name}
        </View>
      ))}
    </View>
  )
}
