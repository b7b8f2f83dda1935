import { View } from '@tarojs/components'
import type { AdminView } from '../../../../core/contract/contract'
import { ActionButton } from '../../../shared/controls/ActionButton'
import { roleName } from '../../shared/texts'
import { texts } from './texts'
import './AdminCard.scss'

interface Props {
  admin: AdminView
  isMe: boolean
  mayChange: boolean
  /** whose role is being changed */
  changing: string | null
  onChange: (admin: AdminView) => void
}

export function AdminCard({ admin, isMe, mayChange, changing, onChange }: Props) {
  return (
    <View className="card row wrap admin-card">
      <View>
        <View className="title">{`${admin.name}${isMe ? texts.me : ''}`}</View>
        <View className="soft">{roleName(admin.role)}</View>
      </View>
      {mayChange && (
        <ActionButton busy={changing === admin.id} disabled={changing !== null} onTap={() => onChange(admin)}>
          {texts.change}
        </ActionButton>
      )}
    </View>
  )
}
