import { View } from '@tarojs/components'
import './Timeline.scss'

interface Event {
  key: string
  title: string
  /** nothing good for the player: shown by a mark of another shape as well, since not everybody sees colours */
  isBad?: boolean
  /** what else is to be said of it; nothing of '' */
  lines: string[]
}

/** What happened to an order and when, in words. */
export function Timeline({ events }: { events: Event[] }) {
  return (
    <View>
      {events.map(({ key, title, isBad, lines }) => (
        <View key={key} className={isBad ? 'timeline-event bad' : 'timeline-event'}>
          <View>{title}</View>
          {lines.map(
            (line) =>
              line && (
                <View key={line} className="soft">
                  {line}
                </View>
              ),
          )}
        </View>
      ))}
    </View>
  )
}
