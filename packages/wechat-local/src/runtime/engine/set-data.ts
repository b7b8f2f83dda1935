import { component } from 'glass-easel-miniprogram-adapter'

export interface SetDataRecord {
  /** Page or component that was given the data. */
  is: string
  /** Length of the data as JSON, as it crosses from WeChat's logic to its view. */
  bytes: number
  /** Milliseconds since the phone was switched on. */
  at: number
}

/** What WeChat lets through at once, and where it starts to warn. */
const MOST_BYTES = 1024 * 1024
const SLOW_BYTES = 256 * 1024

export const setDataRecords: SetDataRecord[] = []

type Caller = { is: string }
type SetData = (this: Caller, data: Record<string, unknown>, callback?: () => void) => void

/** Counts every setData of pages and components, and holds them to WeChat's limit. */
export function countSetData(): void {
  const prototype = component.ComponentCaller.prototype as unknown as Record<string, unknown>
  const original = prototype.setData as SetData
  prototype.setData = function (this: Caller, data: Record<string, unknown>, callback?: () => void) {
    const bytes = JSON.stringify(data).length
    if (bytes > MOST_BYTES) throw new Error(`setData of ${this.is}: ${bytes} bytes exceed the 1024 kB of one setData`)
    if (bytes > SLOW_BYTES) console.warn(`setData of ${this.is}: ${bytes} bytes, more than 256 kB are slow in WeChat`)
    setDataRecords.push({ is: this.is, bytes, at: performance.now() })
    original.call(this, data, callback)
  }
}
