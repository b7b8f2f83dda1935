import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { backup } from '../../ops/backup'
import type { Command } from '../../ops/shell/command'
import { deploy } from '../../ops/deploy'
import { readDescription } from '../../ops/plan/environment'
import { doctor } from '../../ops/doctor'
import { restore } from '../../ops/restore'

const root = join(__dirname, '../..')
function read(file: string): string {
  return readFileSync(join(root, file), 'utf8')
}
const [english, chinese] = [read('docs/deploy.md'), read('docs/deploy.zh-CN.md')]
const { scripts } = JSON.parse(read('package.json')) as { scripts: Record<string, string> }
const commands: Record<string, Command> = { deploy, doctor, backup, restore }
const everywhere = ['help', 'dry-run', 'json']

function all(text: string, mark: RegExp): string[] {
  return [...text.matchAll(mark)].map(([, found = '']) => found)
}

describe.each([
  ['English', english],
  ['Chinese', chinese],
])('the %s page of an owner', (_language, text) => {
  test('names commands that there are, with options that they know', () => {
    const named = [...text.matchAll(/npm run ([\w-]+)((?: (?:--)?[\w-]+)*)/g)]
    expect(named.length).toBeGreaterThan(12)
    for (const [whole, name = '', rest = ''] of named) {
      expect([whole, name in scripts]).toEqual([whole, true])
      const known = [...everywhere, ...Object.keys(commands[name]?.options ?? {})]
      for (const option of all(rest, / --([\w-]+)/g)) expect([whole, known.includes(option)]).toEqual([whole, true])
    }
  })

  test('names every option of a deployment, and no other', () => {
    const [row = ''] = /^\| `npm run deploy` .*$/m.exec(text) ?? []
    expect(all(row, /`--([\w-]+)/g).sort()).toEqual(Object.keys(deploy.options).sort())
  })

  test('sends exactly the functions that call WeChat through WeChat’s tools', () => {
    const { functions } = readDescription()
    const calling = Object.keys(functions).filter((name) => functions[name]?.openapi.length)
    const [step = ''] = /^2\. .*?(?=`config\.json`)/ms.exec(text) ?? []
    expect(all(step, /`(\w+)`/g).sort()).toEqual(calling.sort())
  })
})

describe('both pages', () => {
  /** Words in code that no language changes. */
  const words = (text: string): string[] =>
    [...new Set(all(text.replace(/^```.*?^```/gms, ''), /`([^`\n]+)`/g))]
      .filter((word) => !/[一-鿿]|…|FILE|DIR|environment id|<|request_id:/.test(word))
      .sort()
  const shape = (text: string): Record<string, number> => ({
    headings: all(text, /^(##+) /gm).length,
    rows: all(text, /^(\|)/gm).length,
    steps: all(text, /^(\d\.) /gm).length,
    blocks: all(text, /^(```)/gm).length,
  })
  const code = (text: string): string[] =>
    all(text, /^```(?:sh)?\n(.*?)^```/gms).map((block) => block.replace(/\s*#.*$/gm, ''))

  test('say the same: the same commands, names, tables and steps', () => {
    expect(words(chinese)).toEqual(words(english))
    expect(shape(chinese)).toEqual(shape(english))
    expect(code(chinese)).toEqual(code(english))
  })
})
