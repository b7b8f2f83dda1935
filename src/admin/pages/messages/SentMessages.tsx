import { View } from '@tarojs/components'
import { useMemo } from 'react'
import { chunksOf } from '../../../shared/fetch/chunks'
import { ChunkList } from '../../shared/list/ChunkList'
import type { MessageView } from '../../../../core/contract/contract'
import { texts } from './texts'
import './SentMessages.scss'

function draw(message: MessageView) {
  return (
    <View key={message.id} className="sent-messages-one">
      <View>{texts.title(message)}</View>
      <View className="soft">{texts.state(message)}</View>
      {message.remedy && <View className="sent-messages-remedy">{message.remedy}</View>}
    </View>
  )
}

/** The last messages: what was sent, what was not, and why. */
export function SentMessages({ messages }: { messages: MessageView[] }) {
  const chunks = useMemo(() => chunksOf(messages), [messages])
  return (
    <View className="card">
      <View className="title">{texts.sent}</View>
      <View className="soft">{messages.length === 0 ? texts.noneSent : texts.counts(messages)}</View>
      <ChunkList chunks={chunks} itemHeight={60} draw={draw} />
    </View>
  )
}
