/** Something that is not as it should be. */
export interface Finding {
  what: string
  consequence: string
  cure: string
  /** a hint does no harm as it is */
  isHint: boolean
}
