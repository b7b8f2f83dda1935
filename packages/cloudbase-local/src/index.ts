/** The door of the package: what is not exported here is nobody else's business. */
export type { CallReply } from './calls'
export type { Clock } from './clock'
export type { Environment, FunctionSpec } from './environment'
export type { FaultKind, FaultPlan, FaultRule } from './faults/fault-plan'
export { LocalError } from './local-error'
export type { FunctionLog } from './logs'
export { startCloudBase, type CloudBase, type CloudBaseOptions } from './server'
export { parseCron } from './timers/cron'
