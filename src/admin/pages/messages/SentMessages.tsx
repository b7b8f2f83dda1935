import { View } from '@tarojs/components'
import type { MessageView } from '../../../../core/contract/contract'
import { texts } from './texts'
import './SentMessages.scss'

/** The last messages: what was sent, what was not, and why. */
export function SentMessages({ messages }: { messages: MessageView[] }) {
  return (
    <View className="card">
      <View className="title">{texts.sent}</View>
      <View className="soft">{messages.length === 0 ? texts.noneSent : texts.counts(messages)}</View>
      {messages.map((message) => (
        <View key={message.id} className="sent-messages-one">
          <View>{texts.title(message)}</View>
          <View className="soft">{texts.state(message)}</View>
          {message.remedy && <View className="sent-messages-remedy">{message.remedy}</View>}
        </View>
      ))}
    </View>
  )
}
