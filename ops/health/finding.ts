/** Something that is not as it should be. */
export interface Finding {
  what: string
  consequence: string
  cure: string
  /** a hint does no harm as it is */
  isHint: boolean
}

export function problem(what: string, consequence: string, cure: string): Finding {
  return { what, consequence, cure, isHint: false }
}

export function hint(what: string, consequence: string, cure: string): Finding {
  return { what, consequence, cure, isHint: true }
}
