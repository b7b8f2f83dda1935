import { View } from '@tarojs/components'
import { messageEvents } from '../../../../core/shop/message-templates'
import { ActionButton } from '../../../shared/controls/ActionButton'
import { Fact } from '../../../shared/controls/Fact'
import { ChoiceField } from '../../shared/fields/ChoiceField'
import { EventFields } from './EventFields'
import { eventNames, texts } from './texts'
import type { Templates } from './useTemplates'
import './TemplatesCard.scss'

/** Which of the owner's templates tells of which event, and what goes into its fields. */
export function TemplatesCard(templates: Templates) {
  const { account, chosen, open, toggle, read, reading, choose, fill, save, saving, isDirty } = templates
  const titles = [texts.none, ...(account ?? []).map(({ title }) => title)]
  const at = (id: string | undefined) => 1 + (account ?? []).findIndex(({ template_id }) => template_id === id)
  return (
    <View className="card">
      <View className="title">{texts.templates}</View>
      <View className="soft">{texts.templatesHint}</View>
      {messageEvents.map((event) => {
        const template = chosen[event]
        if (!account)
          return (
            <Fact key={event} name={eventNames[event]}>
              {template ? texts.chosen : texts.none}
            </Fact>
          )
        const known = account.find(({ template_id }) => template_id === template?.template_id)
        return (
          <View key={event} className="templates-card-event">
            <ChoiceField
              label={eventNames[event]}
              options={titles}
              value={at(template?.template_id)}
              onChange={(index) => choose(event, index)}
            />
            {template && known && (
              <EventFields
                event={event}
                template={template}
                account={known}
                isOpen={open === event}
                onToggle={() => toggle(event)}
                onFill={(...what) => fill(event, ...what)}
              />
            )}
          </View>
        )
      })}
      {account ? (
        <ActionButton kind="main" isWide busy={saving} disabled={!isDirty} onTap={() => save()}>
          {texts.save}
        </ActionButton>
      ) : (
        <ActionButton isWide busy={reading} onTap={() => read()}>
          {texts.read}
        </ActionButton>
      )}
    </View>
  )
}
