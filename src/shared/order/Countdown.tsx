import { Text } from '@tarojs/components'
import { useCountdown } from './useCountdown'
import './Countdown.scss'

function two(value: number): string {
  return String(value).padStart(2, '0')
}

function clock(seconds: number): string {
  const hours = Math.floor(seconds / 3600)
  const rest = `${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`
  return hours > 0 ? `${hours}:${rest}` : rest
}

/** The time left, and nothing else: whatever is drawn together with it would be drawn every second. */
export function Countdown({ until, onEnd }: { until: string; onEnd?: () => void }) {
  const seconds = useCountdown(until, onEnd)
  return (
    <Text className={seconds < 120 ? 'countdown hot' : 'countdown'} ariaRole="timer">
      {clock(seconds)}
    </Text>
  )
}
