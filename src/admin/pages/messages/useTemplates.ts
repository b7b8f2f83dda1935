import { useState } from 'react'
import type { AccountTemplateView } from '../../../../core/contract/contract'
import type { MessageEvent, MessageTemplate, MessageTemplates } from '../../../../core/shop/message-templates'
import { call } from '../../../services/cloud/call'
import { toast } from '../../../services/app/dialogs'
import { useAdminTask } from '../../shared/useAdminTask'
import { texts } from './texts'
import type { Messages } from './useMessages'

/** Which template tells of which event, as it is being chosen. The account's templates are read when an owner asks, for WeChat lets them be read a few times a day. */
export function useTemplates({ settings }: Messages, refresh: () => void) {
  const [account, setAccount] = useState<AccountTemplateView[] | null>(null)
  const [open, setOpen] = useState<MessageEvent | null>(null)
  const [draft, setDraft] = useState<MessageTemplates | null>(null)
  const chosen: MessageTemplates = draft ?? settings.message_templates
  const [read, reading] = useAdminTask(async () => {
    const { templates } = await call('listTemplates', {})
    setAccount(templates)
    if (templates.length === 0) toast(texts.noTemplates)
  })
  const change = (event: MessageEvent, template: MessageTemplate | undefined) =>
    setDraft({ ...chosen, [event]: template })
  const choose = (event: MessageEvent, index: number) => {
    const template = account?.[index - 1]
    setOpen(template ? event : null)
    const guessed = template?.fields.map(({ name, guess }) => [name, guess] as const)
    change(event, template && { template_id: template.template_id, fields: Object.fromEntries(guessed ?? []) })
  }
  const fill = (event: MessageEvent, field: string, from: string) => {
    const template = chosen[event]
    if (template) change(event, { ...template, fields: { ...template.fields, [field]: from } })
  }
  const [save, saving] = useAdminTask(async () => {
    await call('updateSettings', { version: settings.version, message_templates: chosen })
    setDraft(null)
    toast(texts.saved)
    refresh()
  })
  const toggle = (event: MessageEvent) => setOpen((before) => (before === event ? null : event))
  return { account, chosen, open, toggle, read, reading, choose, fill, save, saving, isDirty: draft !== null }
}

export type Templates = ReturnType<typeof useTemplates>
