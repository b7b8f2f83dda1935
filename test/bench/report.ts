import type { Group, Limit } from './group'

export type Figures = Record<string, number>

const bounds = ({ is, atMost, atLeast }: Limit): string[] => [
  ...(is === undefined ? [] : [`= ${is}`]),
  ...(atLeast === undefined ? [] : [`≥ ${atLeast}`]),
  ...(atMost === undefined ? [] : [`≤ ${atMost}`]),
]

/** A figure that was not measured keeps no limit. */
export const isKept = ({ is, atMost, atLeast }: Limit, figure = NaN): boolean =>
  (is === undefined || figure === is) &&
  (atMost === undefined || figure <= atMost) &&
  (atLeast === undefined || figure >= atLeast)

const shown = (figure?: number): string => (figure === undefined ? '—' : String(Math.round(figure * 1000) / 1000))

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

export const missed = (groups: Group[], figures: Figures): string[] =>
  groups.flatMap(({ limits }) =>
    Object.entries(limits).flatMap(([key, limit]) => (isKept(limit, figures[key]) ? [] : [key])),
  )
