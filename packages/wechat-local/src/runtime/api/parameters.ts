/** The names WeChat gives to types in its refusals. */
type KindOf<V> = V extends string
  ? 'String'
  : V extends number
    ? 'Number'
    : V extends boolean
      ? 'Boolean'
      : V extends readonly unknown[]
        ? 'Array'
        : 'Object'

/** `Any` where more than one type will do. */
type Kind<V> = 'Any' | KindOf<NonNullable<V>>
type Callback = 'success' | 'fail' | 'complete'
type IsRequired<O, K extends keyof O> = object extends Pick<O, K> ? false : true
type Required<O> = { [K in keyof O]: IsRequired<O, K> extends true ? K : never }[keyof O]

/**
 * The types of an API's parameters, as WeChat's typings have them: every one it must be given (`String`), and those it may
 * be given (`String?`). The compiler holds this list against the typings.
 */
export type Takes<O> = { [K in Exclude<Required<O>, Callback>]: Kind<O[K]> } & {
  [K in Exclude<keyof O, Required<O> | Callback>]?: `${Kind<O[K]>}?`
}

function kindOf(value: unknown): string {
  return Object.prototype.toString.call(value).slice(8, -1)
}

/** What WeChat has against the options, in its words. An option that is there but undefined counts as wrong. */
export function wrongParameter(takes: Record<string, string>, options: unknown): string | undefined {
  const needed = Object.values(takes).some((kind) => !kind.endsWith('?'))
  if (options === undefined && !needed) return undefined
  if (kindOf(options) !== 'Object') return `parameter should be Object instead of ${kindOf(options)};`
  const given = options as Record<string, unknown>
  const wrong = Object.entries(takes).filter(([name, kind]) => {
    if (kind.endsWith('?') && !(name in given)) return false
    const wanted = kind.replace('?', '')
    return wanted === 'Any' ? given[name] === undefined : kindOf(given[name]) !== wanted
  })
  if (!wrong.length) return undefined
  return wrong
    .map(([name, kind]) => `parameter.${name} should be ${kind.replace('?', '')} instead of ${kindOf(given[name])};`)
    .join('')
}
