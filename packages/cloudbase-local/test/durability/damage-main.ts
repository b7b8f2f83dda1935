import { Seal } from '../../src/database/store/seal'
import { damageRound } from './damage'

/** Opens damaged folders, one after another, and tells the fate of each: a child's work, as LevelDB may end the process. */
async function main([folder = '', known = '', from = '0', to = '0', seal = '']: string[]): Promise<void> {
  if (seal === 'unsealed') Seal.prototype.check = () => {}
  for (let round = Number(from); round < Number(to); round++)
    console.log(JSON.stringify(await damageRound(folder, known, round)))
}

main(process.argv.slice(2)).catch((error: Error) => {
  console.error(error)
  process.exitCode = 2
})
