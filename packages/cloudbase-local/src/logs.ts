/** One line a function printed, or one finished call. */
export interface FunctionLog {
  at: string
  function: string
  request_id: string
  kind: 'stdout' | 'stderr' | 'call'
  text: string
  /** The line, parsed, when it is a JSON object. */
  json?: Record<string, unknown>
  openid?: string
  source?: string
  ok?: boolean
  duration_ms?: number
  /** Database round trips the call made, begin and commit counted. */
  calls?: number
}

export interface Logs {
  write(line: FunctionLog): void
  /** The newest lines, oldest first. */
  recent(limit: number): FunctionLog[]
  clear(): void
}

const KEPT = 2000

export function createLogs(listener?: (line: FunctionLog) => void): Logs {
  const lines: FunctionLog[] = []
  return {
    write(line) {
      if (lines.length >= KEPT) lines.splice(0, KEPT / 10)
      lines.push(line)
      listener?.(line)
    },
    recent: (limit) => (limit > 0 ? lines.slice(-limit) : []),
    clear: () => void (lines.length = 0),
  }
}

export function parsedLine(text: string): Record<string, unknown> | undefined {
  if (!text.startsWith('{')) return undefined
  try {
    return JSON.parse(text) as Record<string, unknown>
  } catch {
    return undefined
  }
}
