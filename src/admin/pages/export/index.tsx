import { View } from '@tarojs/components'
import { ActionButton } from '../../../shared/controls/ActionButton'
import { AdminScreen } from '../../shared/AdminScreen'
import { DayField } from '../../shared/fields/DayField'
import { useExport } from './useExport'
import { adminTexts } from '../../shared/texts'
import { texts } from './texts'
import { FieldPair } from '../../shared/fields/FieldPair'

export default function ExportPage() {
  const { page, period, change, rows, table, make, making, share, sharing } = useExport()
  const { from, to } = adminTexts
  return (
    <AdminScreen page={page}>
      {() => (
        <View className="card">
          <View className="soft">{texts.hint}</View>
          <FieldPair>
            <DayField label={from} value={period.from_day} empty="" onChange={(from_day) => change({ from_day })} />
            <DayField label={to} value={period.to_day} empty="" onChange={(to_day) => change({ to_day })} />
          </FieldPair>
          {rows !== null && (
            <View className="below" ariaLive="polite">
              {making ? texts.making(rows) : texts.ready(rows)}
            </View>
          )}
          {table ? (
            <ActionButton kind="main" isWide busy={sharing} onTap={share}>
              {texts.share}
            </ActionButton>
          ) : (
            <ActionButton kind="main" isWide busy={making} onTap={make}>
              {texts.make}
            </ActionButton>
          )}
        </View>
      )}
    </AdminScreen>
  )
}
