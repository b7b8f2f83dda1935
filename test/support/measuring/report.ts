import type { Group, Limit } from './group'

export type Figures = Record<string, number>

function bounds({ is, atMost, atLeast }: Limit): string[] {
  return [
    ...(is === undefined ? [] : [`= ${is}`]),
    ...(atLeast === undefined ? [] : [`≥ ${atLeast}`]),
    ...(atMost === undefined ? [] : [`≤ ${atMost}`]),
  ]
}

/** A figure that was not measured keeps no limit. */
export function isKept({ is, atMost, atLeast }: Limit, figure = NaN): boolean {
  return (
    (is === undefined || figure === is) &&
    (atMost === undefined || figure <= atMost) &&
    (atLeast === undefined || figure >= atLeast)
  )
}

function shown(figure?: number): string {
  return figure === undefined ? '—' : String(Math.round(figure * 1000) / 1000)
}

export function table(groups: Group[], figures: Figures): string {
  const rows = groups.flatMap(({ limits }) =>
    Object.entries(limits).map(([key, limit]) => {
      const bound = bounds(limit).join(', ')
      const verdict = bound === '' ? '' : isKept(limit, figures[key]) ? 'ok' : 'MISSED'
      return [limit.what, key, shown(figures[key]), bound, verdict]
    }),
  )
  const head = ['what', 'key', 'figure', 'limit', 'ok?']
  const widths = head.map((name, column) => Math.max(name.length, ...rows.map((row) => row[column]?.length ?? 0)))
  const line = (row: string[]) => row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  ')
  return [head, widths.map((width) => '-'.repeat(width)), ...rows].map((row) => line(row).trimEnd()).join('\n')
}

export function missed(groups: Group[], figures: Figures): string[] {
  return groups.flatMap(({ limits }) =>
    Object.entries(limits).flatMap(([key, limit]) => (isKept(limit, figures[key]) ? [] : [key])),
  )
}
