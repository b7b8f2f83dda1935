import type { MessageEvent, MessageTemplate, MessageTemplates } from '../shop/message-templates'
import { messageEvents } from '../shop/message-templates'
import type { Problem } from '../shop/settings'
import { kindOf, written, type Value } from './kinds'
import { sourcesOfKind, standIns, type SourceName, type Sources } from './sources'

/** A template of the owner's account, as WeChat lists it. */
export interface AccountTemplate {
  template_id: string
  title: string
  fields: TemplateField[]
}

interface TemplateField {
  /** WeChat's name, such as `thing4` */
  name: string
  /** what players read before the value */
  label: string
  /** of `enum`: what it may be */
  choices: string[]
}

/** What getTemplateList gives of one template; `content` has lines like `会议地点:{{thing1.DATA}}`. */
export interface ListedTemplate {
  priTmplId?: string
  title?: string
  content?: string
  keywordEnumValueList?: { keywordCode?: string; enumValueList?: string[] }[]
}

/** The template's fields, read from its content: the number in a name is WeChat's and differs from owner to owner. */
export function accountTemplate({
  priTmplId = '',
  title = '',
  content = '',
  keywordEnumValueList = [],
}: ListedTemplate): AccountTemplate {
  const choicesOf = (name: string) =>
    keywordEnumValueList.find(({ keywordCode = '' }) => keywordCode.split('.')[0] === name)?.enumValueList ?? []
  const fields = [...content.matchAll(/([^\n{}]*?)\s*[:：]?\s*\{\{(\w+)\.DATA\}\}/g)].map(
    ([, label = '', name = '']) => ({
      name,
      label: label.trim(),
      choices: choicesOf(name),
    }),
  )
  return { template_id: priTmplId, title, fields }
}

/** A fixed text, which the owner wrote; null where the value is one of the shop's. */
function fixedText(from: string): string | null {
  return from.startsWith('=') ? from.slice(1) : null
}

/** Whether a field can hold this, whatever the order. */
export function fits({ name, choices }: TemplateField, from: string): boolean {
  const kind = kindOf(name)
  if (kind === null) return false
  const fixed = fixedText(from)
  if (fixed === null) return sourcesOfKind[kind]?.includes(from as SourceName) ?? false
  if (kind === 'enum') return choices.includes(fixed)
  if (kind === 'time' || kind === 'date') return false
  return fixed !== '' && written(kind, { text: fixed }) === fixed
}

/** By what a label says; the first that fits the field's kind. */
const guesses: [RegExp, SourceName][] = [
  [/状态|结果|进度/, 'result'],
  [/时段|起止|时间段/, 'hours'],
  [/时间|日期|时刻/, 'time'],
  [/金额|费用|价格|退款|款项/, 'amount'],
  [/单号|编号|号码|订单号/, 'order_no'],
  [/电话|手机|联系方式/, 'phone'],
  [/地址|地点|位置/, 'address'],
  [/门店|店铺|商家|店名/, 'shop'],
  [/时长|小时|数量|人数|条数/, 'count'],
  [/原因|理由|说明/, 'reason'],
  [/备注|提示|提醒|事项|内容/, 'hint'],
  [/主机|设备|项目|服务|商品|名称|场地|房间|座位|机位/, 'console'],
]

function guess(field: TemplateField): string {
  const kind = kindOf(field.name)
  const possible = (kind && sourcesOfKind[kind]) ?? []
  const meant = guesses.filter(([label]) => label.test(field.label)).map(([, source]) => source)
  return meant.find((source) => possible.includes(source)) ?? (kind === 'thing' ? 'hint' : possible[0]) ?? ''
}

/** What goes into each field as far as its kind and label tell; '' where the owner has to say. */
export function guessedFields(template: AccountTemplate): Record<string, string> {
  return Object.fromEntries(template.fields.map((field) => [field.name, guess(field)]))
}

function problemOf(event: MessageEvent, wanted: MessageTemplate, account: AccountTemplate[]): Problem | null {
  const template = account.find(({ template_id }) => template_id === wanted.template_id)
  const problem = (message: string) => ({ field: `message_templates.${event}`, message })
  if (!template) return problem('公众平台里没有这个模板，请重新选择')
  const bad = template.fields.find((field) => !fits(field, wanted.fields[field.name] ?? ''))
  if (bad) return problem(`「${template.title}」的「${bad.label || bad.name}」填不进所选的内容，请换一项`)
  const known = new Set(template.fields.map(({ name }) => name))
  const surplus = Object.keys(wanted.fields).find((name) => !known.has(name))
  return surplus === undefined ? null : problem(`「${template.title}」没有「${surplus}」这一项，请重新选择`)
}

/** What is wrong with templates that an owner saves; those that stay as they are were looked at before. */
export function templatesProblem(
  before: MessageTemplates,
  after: MessageTemplates,
  account: AccountTemplate[],
): Problem | null {
  for (const event of messageEvents) {
    const wanted = after[event]
    if (!wanted || JSON.stringify(wanted) === JSON.stringify(before[event])) continue
    const problem = problemOf(event, wanted, account)
    if (problem) return problem
  }
  return null
}

/** The value of this name; null where nothing was chosen yet, or a newer version knew it. */
function known(sources: Sources, name: string): Value | null {
  return Object.hasOwn(sources, name) ? sources[name as SourceName] : null
}

/** The fields of a message as WeChat takes them: none is empty, and each has only what its kind allows. */
export function filled({ fields }: MessageTemplate, sources: Sources): Record<string, { value: string }> {
  const entries = Object.entries(fields).map(([name, from]) => {
    const kind = kindOf(name) ?? 'thing'
    const fixed = fixedText(from)
    const value = fixed === null ? known(sources, from) : { text: fixed }
    return [name, { value: (value && written(kind, value)) || standIns[kind] }] as const
  })
  return Object.fromEntries(entries)
}
