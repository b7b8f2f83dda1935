import { View } from '@tarojs/components'
import './Timeline.scss'

interface Event {
  key: string
  title: string
  /** what else is to be said of it; nothing of '' */
  lines: string[]
}

/** What happened to an order and when, in words. */
export function Timeline({ events }: { events: Event[] }) {
  return (
    <View>
      {events.map(({ key, title, lines }) => (
        <View key={key} className="timeline-event">
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
