import { Script } from 'node:vm'
import { expect } from 'expect'
import { bind } from 'jest-each'

export interface TestFile {
  name: string
  script: Script
  /** it brings a simulated time of its own */
  bringsTime: boolean
}

export function testFile(name: string, text: string): TestFile {
  const script = new Script(`(function (exports, require, module) {${text}\n})`, { filename: `${name}.test.js` })
  return { name, script, bringsTime: text.includes('new SimulatedCloud(') }
}

export type Work = () => unknown

const hooks = ['beforeAll', 'afterAll', 'beforeEach', 'afterEach'] as const

/** What one file says its tests are, in order. */
export class Suite {
  readonly tests: { name: string; run: Work }[] = []
  readonly hooks: Record<(typeof hooks)[number], Work[]> = {
    beforeAll: [],
    afterAll: [],
    beforeEach: [],
    afterEach: [],
  }
  private readonly groups: string[] = []

  /** What a test file finds of Jest without importing it. */
  globals(): Record<string, unknown> {
    const test = (name: string, run: Work) => {
      this.tests.push({ name: [...this.groups, name].join(' '), run })
    }
    const describe = (name: string, define: Work) => {
      this.groups.push(name)
      define()
      this.groups.pop()
    }
    const own = hooks.map((hook) => [hook, (work: Work) => void this.hooks[hook].push(work)])
    return {
      ...(Object.fromEntries(own) as object),
      test: Object.assign(test, { each: bind(test as never) }),
      describe,
      expect,
      jest: { setTimeout: () => {} },
    }
  }
}
