import { View } from '@tarojs/components'
import { AdminScreen } from '../../components/AdminScreen'
import { DaysCard, FunnelCard, HeatCard, TodayCard, VerifyCard } from '../../components/StatCards'
import { StatesCard } from '../../components/StatesCard'
import { useStats } from '../../hooks/useStats'

export default function StatsPage() {
  return (
    <AdminScreen page={useStats()}>
      {({ today, days, heat, verify_seconds }) => (
        <View>
          <TodayCard today={today} />
          <StatesCard today={today} days={days} />
          <DaysCard days={days} />
          <HeatCard heat={heat} />
          <FunnelCard days={days} />
          <VerifyCard verify_seconds={verify_seconds} />
        </View>
      )}
    </AdminScreen>
  )
}
