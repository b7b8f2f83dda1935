import type { Bundle } from '../cloud/bundles'
import type { Cloud } from '../cloud/cloud'
import type { Manager } from '../cloud/manager'
import type { Description } from './environment'

/** With what a step is done. */
export interface Tools {
  manager: Manager
  cloud: Cloud
  now: string
  /** for what the owner must read once and nobody may find later */
  announce: (text: string) => void
  progress: (text: string) => void
}

/** How somebody agrees to a change. */
export interface Consent {
  isDry: boolean
  ask: () => boolean | Promise<boolean>
}

/** One difference between an environment and its description, and how it goes away. */
export interface Step {
  what: string
  /** what goes wrong while it is so */
  consequence: string
  /** absent when only a person can do it: then `cure` says what */
  apply?: (tools: Tools) => Promise<unknown>
  cure?: string
  /** what is there once this is done, and who needs it: while it is left to somebody, they wait */
  gives?: string
  needs?: string[]
  /** what has to be known when it was done */
  note?: string
}

export interface Wanted {
  description: Description
  bundles: Map<string, Bundle>
  /** values of the variables that functions call secrets */
  secrets: Record<string, string>
}
