import { View } from '@tarojs/components'
import type { Stats } from '../../../../core/contract/contract'
import { yuan } from '../../../../core/money'
import { busiest, shade, totalsOf } from './figures'
import { week } from '../../shared/week'
import { texts } from './texts'
import { hourText, weekdayName } from '../../shared/texts'
type Days = Pick<Stats, 'days'>

export function TodayCard({ today }: Pick<Stats, 'today'>) {
  const numbers: [string, string][] = [
    [texts.created, String(today.created)],
    [texts.paid, String(today.paid)],
    [texts.income, yuan(today.income)],
    [texts.lapsed, String(today.expired)],
  ]
  return (
    <View className="card">
      <View className="title">{texts.today}</View>
      <View className="numbers">
        {numbers.map(([name, value]) => (
          <View key={name} className="figure">
            <View className="value">{value}</View>
            <View className="soft">{name}</View>
          </View>
        ))}
      </View>
      <View className="soft">{texts.todayHint(today.created, today.paid)}</View>
    </View>
  )
}

/** Thirty days of paid orders as bars: plain views, because a chart library would outweigh the page. */
export function DaysCard({ days }: Days) {
  const most = Math.max(0, ...days.map(({ paid }) => paid))
  const { paid, income } = totalsOf(days)
  return (
    <View className="card">
      <View className="title">{texts.line}</View>
      <View className="bars" ariaRole="img" ariaLabel={texts.lineHint(paid, yuan(income))}>
        {days.map((day, at) => (
          <View
            key={day.day}
            className={at === days.length - 1 ? 'bar-of now' : 'bar-of'}
            style={`height:${Math.max(2, Math.round((day.paid / Math.max(1, most)) * 100))}%`}
          />
        ))}
      </View>
      <View className="row soft">
        <View>{texts.day(days[0]?.day ?? '')}</View>
        <View>{texts.day(days[days.length - 1]?.day ?? '')}</View>
      </View>
      <View className="soft">{texts.peak(most)}</View>
      <View className="soft">{texts.lineHint(paid, yuan(income))}</View>
    </View>
  )
}

/** Booked hours by weekday and hour: 168 cells of one node each. */
export function HeatCard({ heat }: Pick<Stats, 'heat'>) {
  const { weekday, hour, count } = busiest(heat)
  const hoursOf = (day: number) => heat[day] ?? []
  return (
    <View className="card">
      <View className="title">{texts.heat}</View>
      <View className="heat">
        {week.map((day) => (
          <View
            key={day}
            className="heat-row"
            ariaRole="img"
            ariaLabel={texts.heatRow(
              weekdayName(day),
              hoursOf(day).reduce((sum, one) => sum + one, 0),
            )}
          >
            <View className="heat-day">{weekdayName(day)}</View>
            {hoursOf(day).map((one, at) => (
              <View key={at} className={`h${shade(one, count)}`} />
            ))}
          </View>
        ))}
        <View className="heat-hours">
          {[0, 6, 12, 18, 24].map((at) => (
            <View key={at}>{hourText(at)}</View>
          ))}
        </View>
      </View>
      <View className="soft">{texts.heatHint(weekdayName(weekday), hour, count)}</View>
    </View>
  )
}

export function FunnelCard({ days }: Days) {
  const { created, submitted, paid, expired } = totalsOf(days)
  const steps = [created, submitted, paid]
  return (
    <View className="card">
      <View className="title">{texts.funnel}</View>
      {steps.map((count, at) => (
        <View key={at} className="step">
          <View className="row">
            <View>{texts.steps[at]}</View>
            <View className="soft">{texts.step(count, created)}</View>
          </View>
          <View className="step-bar" style={`width:${created === 0 ? 0 : Math.round((count / created) * 100)}%`} />
        </View>
      ))}
      <View className="soft">{texts.funnelHint(created, paid, expired)}</View>
    </View>
  )
}

export function VerifyCard({ verify_seconds: { p50, p95 } }: Pick<Stats, 'verify_seconds'>) {
  const show = (seconds: number | null) => (seconds === null ? texts.none : texts.seconds(seconds))
  return (
    <View className="card">
      <View className="title">{texts.verify}</View>
      <View className="row fact">
        <View className="soft">{texts.half}</View>
        <View className="fact-value strong">{show(p50)}</View>
      </View>
      <View className="row fact">
        <View className="soft">{texts.most}</View>
        <View className="fact-value strong">{show(p95)}</View>
      </View>
      <View className="soft">{texts.verifyHint}</View>
    </View>
  )
}
