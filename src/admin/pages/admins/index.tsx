import { View } from '@tarojs/components'
import { ActionButton } from '../../../shared/controls/ActionButton'
import { AdminScreen } from '../../shared/AdminScreen'
import { Inviting } from './Inviting'
import { useMay } from '../../../shared/person/useRole'
import { useAdmins } from './useAdmins'
import { texts } from './texts'
import { roleName } from '../../shared/texts'

export default function AdminsPage() {
  const { page, me, change, changing } = useAdmins()
  const isOwner = useMay('owner')
  return (
    <AdminScreen page={page}>
      {(admins) => (
        <View>
          {admins.map((admin) => (
            <View key={admin.id} className="card row wrap">
              <View>
                <View className="title">{`${admin.name}${admin.id === me ? texts.me : ''}`}</View>
                <View className="soft">{roleName(admin.role)}</View>
              </View>
              {isOwner && (
                <ActionButton busy={changing === admin.id} disabled={changing !== null} onTap={() => change(admin)}>
                  {texts.change}
                </ActionButton>
              )}
            </View>
          ))}
          {isOwner && <Inviting />}
        </View>
      )}
    </AdminScreen>
  )
}
