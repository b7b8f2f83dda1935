import { View } from '@tarojs/components'
import { useInvites } from './useInvites'
import { InviteForm } from './InviteForm'
import { OpenInvites } from './OpenInvites'

/** What an owner does with invitations: makes them, sees the open ones and takes them back. */
export function Inviting() {
  const { refresh, ...open } = useInvites()
  return (
    <View>
      <InviteForm onInvited={refresh} />
      <OpenInvites {...open} />
    </View>
  )
}
