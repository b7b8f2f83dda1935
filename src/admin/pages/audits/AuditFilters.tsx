import { View } from '@tarojs/components'
import type { AdminView } from '../../../../core/contract/contract'
import type { AuditFilter } from './useAudits'
import { adminTexts } from '../../shared/texts'
import { texts } from './texts'
import { ChoiceField } from '../../shared/fields/ChoiceField'
import { DayField } from '../../shared/fields/DayField'
import { FieldPair } from '../../shared/fields/FieldPair'

interface Props {
  filter: AuditFilter
  admins: AdminView[]
  onChange: (changes: Partial<AuditFilter>) => void
}

export function AuditFilters({ filter, admins, onChange }: Props) {
  const { anyDay } = adminTexts
  return (
    <View>
      <FieldPair>
        <ChoiceField
          label={texts.admin}
          options={[texts.anyone, ...admins.map(({ name }) => name)]}
          value={filter.admin}
          onChange={(admin) => onChange({ admin })}
        />
        <ChoiceField
          label={texts.action}
          options={[texts.anything, ...Object.values(texts.actions)]}
          value={filter.action}
          onChange={(action) => onChange({ action })}
        />
      </FieldPair>
      <FieldPair>
        <DayField
          label={adminTexts.from}
          value={filter.from_day}
          empty={anyDay}
          onChange={(from_day) => onChange({ from_day })}
        />
        <DayField
          label={adminTexts.to}
          value={filter.to_day}
          empty={anyDay}
          onChange={(to_day) => onChange({ to_day })}
        />
      </FieldPair>
    </View>
  )
}
