import { View } from '@tarojs/components'
import { AdminScreen } from '../../shared/AdminScreen'
import { DaysCard } from './DaysCard'
import { FunnelCard } from './FunnelCard'
import { HeatCard } from './HeatCard'
import { StatesCard } from './StatesCard'
import { TodayCard } from './TodayCard'
import { VerifyCard } from './VerifyCard'
import { useStats } from './useStats'

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
