import type { FunctionName } from '../../../core/contract/contract'
import type { SimulatedCloud } from '../../simulation/cloud'

export interface Ask {
  name: FunctionName
  openid: string
  event: object
  source?: string
}

/** One request that changes something, and the past it needs. */
export interface Scenario {
  what: string
  given: (cloud: SimulatedCloud) => Promise<Ask>
  /** its file has been taken in: asked again after it was done, it is told that there is no such file */
  usesUpFile?: boolean
  /** each time is another one, on purpose */
  isNew?: boolean
  /** nobody asks again */
  isAbandoned?: boolean
  /** files go before what tells of them, so that none is forgotten: in between they are missed */
  removesFiles?: boolean
}
