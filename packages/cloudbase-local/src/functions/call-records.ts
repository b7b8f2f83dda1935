/** One finished call of a function, with what it was asked and what it answered. */
interface CallRecord {
  request_id: string
  at: string
  function: string
  openid?: string
  source: string
  /** False when the platform failed the call; an answer that says no is still an answer. */
  ok: boolean
  /** What the reply itself says in its field `code`, if it has one. */
  code?: string | number
  duration_ms: number
  /** Database round trips, begin and commit counted. */
  database_calls: number
  /** Requests of the function that met a conflict, or whose answer never came: it may have asked again. */
  disturbed: number
  event_bytes: number
  reply_bytes: number
}

/** JSON, or the words of the failure; what is too long to keep is cut. */
interface CallTexts {
  event: string
  reply: string
}

export interface CallRecords {
  add(record: Omit<CallRecord, 'code' | 'event_bytes' | 'reply_bytes'>, texts: CallTexts): void
  /** The newest, newest first. */
  recent(limit: number): CallRecord[]
  find(requestId: string): (CallRecord & CallTexts) | null
  clear(): void
}

const KEPT = 300
/** The texts of all that is kept have at most some twenty million characters. */
const MOST_CHARACTERS = 32 * 1024

export function createCallRecords(): CallRecords {
  const kept: { record: CallRecord; texts: CallTexts }[] = []
  return {
    add(call, { event, reply }) {
      if (kept.length >= KEPT) kept.shift()
      const bytes = { event_bytes: Buffer.byteLength(event), reply_bytes: Buffer.byteLength(reply) }
      const record = { ...call, ...bytes, ...(call.ok && codeOf(reply)) }
      kept.push({ record, texts: { event: cut(event), reply: cut(reply) } })
    },
    recent: (limit) => (limit > 0 ? kept.slice(-limit).map(({ record }) => record) : []).reverse(),
    find(requestId) {
      const found = kept.find(({ record }) => record.request_id === requestId)
      return found ? { ...found.record, ...found.texts } : null
    },
    clear: () => void (kept.length = 0),
  }
}

function cut(text: string): string {
  return text.length > MOST_CHARACTERS ? `${text.slice(0, MOST_CHARACTERS)}…` : text
}

/** Read from its beginning alone where that is enough: replies may be large. */
function codeOf(reply: string): { code: string | number } | undefined {
  const [, number, text] = /^\{"code":(?:(-?\d+)|"([^"\\]*)")[,}]/.exec(reply) ?? []
  if (number !== undefined) return { code: Number(number) }
  return text === undefined ? undefined : { code: text }
}
