import { refusedValue } from './template-values'

/** A template of the account's, as getTemplateList gives it; `content` has lines like `会议地点:{{thing1.DATA}}`. */
export interface ListedTemplate {
  priTmplId: string
  title: string
  content: string
  keywordEnumValueList?: { keywordCode: string; enumValueList: string[] }[]
}

function fieldsOf({ content }: ListedTemplate): string[] {
  return [...content.matchAll(/\{\{(\w+)\.DATA\}\}/g)].map(([, name = '']) => name)
}

/** WeChat's words for why it would refuse these values for the template; null when it takes them. What is in no field is refused too. */
export function refusedData(template: ListedTemplate, data: unknown): string | null {
  const values = (data ?? {}) as Record<string, { value?: unknown } | undefined>
  const fields = fieldsOf(template)
  const missing = fields.find((name) => values[name] === undefined)
  if (missing !== undefined) return `argument invalid! data.${missing}.value is empty`
  const surplus = Object.keys(values).find((name) => !fields.includes(name))
  if (surplus !== undefined) return `argument invalid! data.${surplus}.value invalid`
  for (const { keywordCode, enumValueList } of template.keywordEnumValueList ?? []) {
    const name = keywordCode.split('.')[0] ?? ''
    if (values[name] && !enumValueList.includes(String(values[name].value)))
      return `argument invalid! data.${name}.value invalid`
  }
  return refusedValue(data)
}
