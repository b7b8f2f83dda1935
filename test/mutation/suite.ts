import { expect } from 'expect'
import { bind } from 'jest-each'

export type Work = () => unknown

interface Test {
  name: string
  run: Work
}

const hooks = ['beforeAll', 'afterAll', 'beforeEach', 'afterEach'] as const
type Hook = (typeof hooks)[number]

/** The tests of one file, in order. Later ones may rely on earlier ones, so they are run from the first on. */
export class Suite {
  readonly tests: Test[] = []
  readonly hooks: Record<Hook, Work[]> = { beforeAll: [], afterAll: [], beforeEach: [], afterEach: [] }
  private readonly groups: string[] = []

  /** What a test file finds without importing it. */
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
