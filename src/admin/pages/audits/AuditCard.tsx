import { View } from '@tarojs/components'
import { memo } from 'react'
import type { AuditView } from '../../../../core/contract/contract'
import { momentText } from '../../../shared/texts'
import { auditText } from './texts'
import './AuditCard.scss'

interface Props {
  audit: AuditView
  adminName: string
  onOpen: (order: { id: string }) => void
}

export const AuditCard = memo(function AuditCard({ audit, adminName, onOpen }: Props) {
  const { title, lines } = auditText(audit, adminName)
  const { order_id } = audit
  const tap = order_id
    ? { hoverClass: 'pressed', ariaRole: 'button', onClick: () => onOpen({ id: order_id }) }
    : undefined
  return (
    <View className="card audit-card" {...tap}>
      <View className="strong">{title}</View>
      {lines.length > 0 && <View>{lines.join('\n')}</View>}
      <View className="soft">{momentText(audit.at)}</View>
    </View>
  )
})
