import { View } from '@tarojs/components'
import { RobotCard } from './RobotCard'
import { SentMessages } from './SentMessages'
import { TemplatesCard } from './TemplatesCard'
import type { Messages } from './useMessages'
import { useTemplates } from './useTemplates'

export function MessagesForm({ messages, refresh }: { messages: Messages; refresh: () => void }) {
  const templates = useTemplates(messages, refresh)
  return (
    <View>
      <RobotCard robot={messages.sent.robot} refresh={refresh} />
      <TemplatesCard {...templates} />
      <SentMessages messages={messages.sent.messages} />
    </View>
  )
}
