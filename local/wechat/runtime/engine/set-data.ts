import { component } from 'glass-easel-miniprogram-adapter'
import { PageIntersectionObserver, type ObserverOptions } from '../api/intersection'
import { componentOf, createSelectorQuery } from '../api/selector-query'

export interface SetDataRecord {
  /** Page or component that was given the data. */
  is: string
  /** Length of the data as JSON, as it crosses from WeChat's logic to its view. */
  bytes: number
  /** Milliseconds since the phone was switched on. */
  at: number
}

export const setDataRecords: SetDataRecord[] = []

type Caller = { is: string }
type SetData = (this: Caller, data: Record<string, unknown>, callback?: () => void) => void

/** Counts every setData of pages and components, and gives them WeChat's queries. */
export const equipComponents = (): void => {
  const prototype = component.ComponentCaller.prototype as unknown as Record<string, unknown>
  const original = prototype.setData as SetData
  prototype.setData = function (this: Caller, data: Record<string, unknown>, callback?: () => void) {
    setDataRecords.push({ is: this.is, bytes: JSON.stringify(data).length, at: performance.now() })
    original.call(this, data, callback)
  }
  prototype.createSelectorQuery = function (this: unknown) {
    return createSelectorQuery(() => componentOf(this))
  }
  prototype.createIntersectionObserver = function (this: unknown, options?: ObserverOptions) {
    return new PageIntersectionObserver(this, options)
  }
}
