import { View } from '@tarojs/components'
import { ChoiceRow } from '../../shared/controls/ChoiceRow'
import { adminPageWords, pages, type AdminPageName } from '../../texts.pages'
import { texts } from './texts'

const { review, ...others } = pages.admin
const offered = (Object.keys(others) as AdminPageName[]).filter((page) => adminPageWords(page).hint !== undefined)

interface Props {
  waiting: { count: number; overdue: number; isMore: boolean } | null
  onOpen: (page: AdminPageName) => void
}

export function AdminMenu({ waiting, onOpen }: Props) {
  return (
    <View>
      <View className="card" hoverClass="pressed" ariaRole="button" onClick={() => onOpen('review')}>
        <View className="row">
          <View className="headline">{review.title}</View>
          <View className="strong">{waiting ? texts.waiting(waiting.count, waiting.isMore, waiting.overdue) : ''}</View>
        </View>
        <View className="soft">{review.hint}</View>
      </View>
      <View className="card">
        {offered.map((page) => (
          <ChoiceRow key={page} {...adminPageWords(page)} onTap={() => onOpen(page)} />
        ))}
      </View>
    </View>
  )
}
