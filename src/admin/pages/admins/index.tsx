import { View } from '@tarojs/components'
import { AdminScreen } from '../../shared/AdminScreen'
import { AdminCard } from './AdminCard'
import { Inviting } from './Inviting'
import { useMay } from '../../../shared/person/useRole'
import { useAdmins } from './useAdmins'

export default function AdminsPage() {
  const { page, me, change, changing } = useAdmins()
  const isOwner = useMay('owner')
  return (
    <AdminScreen page={page}>
      {(admins) => (
        <View>
          {admins.map((admin) => (
            <AdminCard
              key={admin.id}
              admin={admin}
              isMe={admin.id === me}
              mayChange={isOwner}
              changing={changing}
              onChange={change}
            />
          ))}
          {isOwner && <Inviting />}
        </View>
      )}
    </AdminScreen>
  )
}
