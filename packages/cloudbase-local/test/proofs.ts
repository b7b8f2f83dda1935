/** The long proofs of this package, for whoever wants to run them longer than its own tests do. */
export { startCloudProcess } from './durability/cloud-process'
export { damageRounds } from './durability/damage'
export { onFullDisk } from './durability/full-disk'
export { killRounds } from './durability/kill'
export { liveThrough, type Histories, type Lived } from './histories'
export { engineBugs } from './isolation/bugs'
export { isolationHistory } from './isolation/run'
export { Tally } from './tally'
