import { AdminScreen } from '../../shared/AdminScreen'
import { MessagesForm } from './MessagesForm'
import { useMessages } from './useMessages'

export default function MessagesPage() {
  const page = useMessages()
  return (
    <AdminScreen page={page} needed="owner">
      {(messages) => <MessagesForm messages={messages} refresh={page.refresh} />}
    </AdminScreen>
  )
}
