export interface CallRecord {
  name: string
  /** Milliseconds since the phone was switched on. */
  started_at: number
  duration_ms?: number
}

/** Every cloud function this phone has called, in order. */
export const calls: CallRecord[] = []

export function recordCall(name: string): () => void {
  const record: CallRecord = { name, started_at: performance.now() }
  calls.push(record)
  return () => {
    record.duration_ms = performance.now() - record.started_at
  }
}
