/** The long proofs of this package, for whoever wants to run them longer than its own tests do. */
export { startCloudProcess, wire, type CloudProcess } from './durability/cloud-process'
export { damageRounds } from './durability/damage'
export { onFullDisk } from './durability/full-disk'
export { killRounds } from './durability/kill'
export { check, Writer, type Damage } from './durability/writer'
export { engineBugs } from './isolation/bugs'
export { isolationHistories } from './isolation/run'
export { Tally } from './tally'
