import { damageRounds } from './durability/damage'
import { onFullDisk } from './durability/full-disk'
import { killRounds } from './durability/kill'

jest.setTimeout(120_000)

test('kill -9 in the middle of writing loses nothing that was acknowledged, and leaves nothing by half', async () => {
  const { lost, half, acknowledged, cutOff } = await killRounds(6)
  expect({ lost, half }).toEqual({ lost: 0, half: 0 })
  expect(acknowledged).toBeGreaterThan(20)
  expect(cutOff).toBeGreaterThan(0)
})

describe('a data folder with damaged bytes', () => {
  const fates = (damages: { fate: string }[]) => new Set(damages.map(({ fate }) => fate))

  test('is refused, or is whole; never silently wrong', async () => {
    const damages = await damageRounds(120)
    expect(damages.filter(({ fate }) => fate === 'silently wrong')).toEqual([])
    expect(fates(damages)).toContain('refused')
  })

  test('would be silently wrong without its seal', async () => {
    expect(fates(await damageRounds(120, 'unsealed'))).toContain('silently wrong')
  })
})

test('on a full disk nothing is acknowledged, nobody reads what is not on disk, and what was acknowledged stays', async () => {
  const { acknowledged, isReadable, found } = await onFullDisk()
  expect(acknowledged).toHaveLength(5)
  expect(isReadable).toBe(false)
  expect(found).toEqual(acknowledged)
})
