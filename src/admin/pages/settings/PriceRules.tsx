import { View } from '@tarojs/components'
import { MAX_PRICE_RULES } from '../../../../core/contract/limits'
import { ActionButton } from '../../../shared/controls/ActionButton'
import type { Draft } from './draft/settings-draft'
import type { ChangeDraft } from './useSettings'
import { adminTexts } from '../../shared/texts'
import { texts } from './texts'
import { HoursField } from './fields/HoursField'
import { TextField } from '../../shared/fields/TextField'
import { WeekdayField } from './fields/WeekdayField'
import './PriceRules.scss'

type Rule = Draft['price_rules'][number]

interface Props {
  rules: Rule[]
  disabled: boolean
  onChange: ChangeDraft
}

function newRule(rules: Rule[]): Rule {
  return {
    key: Math.max(-1, ...rules.map(({ key }) => key)) + 1,
    weekdays: [0, 6],
    from_hour: 18,
    to_hour: 24,
    price: '0.00',
  }
}

/** Prices for some hours of some weekdays, in the order in which they are tried. */
export function PriceRules({ rules, disabled, onChange }: Props) {
  const setRules = (apply: (rules: Rule[]) => Rule[]) =>
    onChange((draft) => ({ ...draft, price_rules: apply(draft.price_rules) }))
  const edit = (key: number, changes: Partial<Rule>) =>
    setRules((all) => all.map((rule) => (rule.key === key ? { ...rule, ...changes } : rule)))
  return (
    <View className="card">
      <View className="title">{adminTexts.settingNames.price_rules}</View>
      <View className="soft">{texts.rulesHint}</View>
      {rules.map(({ key, weekdays, price, from_hour, to_hour }, at) => (
        <View key={key} className="price-rules-rule">
          <View className="row">
            <View>{texts.rule(at + 1)}</View>
            {!disabled && (
              <ActionButton kind="quiet" onTap={() => setRules((all) => all.filter((rule) => rule.key !== key))}>
                {texts.removeRule}
              </ActionButton>
            )}
          </View>
          <WeekdayField
            label={texts.rule(at + 1)}
            chosen={weekdays}
            disabled={disabled}
            onChange={(weekdays) => edit(key, { weekdays })}
          />
          <HoursField
            from_hour={from_hour}
            to_hour={to_hour}
            disabled={disabled}
            onChange={(hours) => edit(key, hours)}
          />
          <TextField
            label={texts.rulePrice}
            value={price}
            type="digit"
            disabled={disabled}
            onWrite={(text) => edit(key, { price: text })}
          />
        </View>
      ))}
      {!disabled && rules.length < MAX_PRICE_RULES && (
        <ActionButton isWide onTap={() => setRules((all) => [...all, newRule(all)])}>
          {texts.addRule}
        </ActionButton>
      )}
    </View>
  )
}
