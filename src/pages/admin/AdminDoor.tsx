import { View } from '@tarojs/components'
import { ChoiceRow } from '../../shared/components/ChoiceRow'
import type { AdminPageName } from './useDoor'
import { door, titles } from './texts'

const entries = ['orders', 'day', 'stats', 'settings', 'admins', 'audits', 'export'] as const

interface Props {
  waiting: { count: number; isMore: boolean } | null
  onOpen: (page: AdminPageName) => void
}

export function AdminDoor({ waiting, onOpen }: Props) {
  return (
    <View>
      <View className="card" hoverClass="pressed" ariaRole="button" onClick={() => onOpen('review')}>
        <View className="row">
          <View className="headline">{titles.review}</View>
          <View className="strong">{waiting ? door.waiting(waiting.count, waiting.isMore) : ''}</View>
        </View>
        <View className="soft">{door.reviewHint}</View>
      </View>
      <View className="card">
        {entries.map((page) => (
          <ChoiceRow key={page} title={titles[page]} hint={door.hints[page]} onTap={() => onOpen(page)} />
        ))}
      </View>
    </View>
  )
}
