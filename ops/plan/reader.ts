import { inParallel } from '../shell/parallel'
import { cureOf } from './refusal'

/** Something that the cloud does not show, and why. */
export interface Unread {
  what: string
  error: unknown
}

/** Versions may be asked for 20 times a second (583/37162): more at once are refused on a fast line. */
const QUESTIONS_AT_ONCE = 3

export async function ofEach<T>(names: string[], ask: (name: string) => Promise<T>): Promise<Map<string, T>> {
  return new Map(await inParallel(QUESTIONS_AT_ONCE, names, async (name) => [name, await ask(name)] as const))
}

/** Reads what it can: what the cloud refuses for good is noted, and the rest goes on without it. */
export class Reader {
  readonly unread: Unread[] = []
  readonly unknown = new Set<string>()

  /** A part without which the rest can still be put right. */
  part<T>(what: string, ask: () => Promise<T>): Promise<T | undefined> {
    return ask().catch((error: unknown) => void this.unread.push({ what, error }))
  }

  /** One of many of a kind; the first that is refused speaks for all. */
  private async one<T>(what: string, subject: string, ask: () => Promise<T>): Promise<T | undefined> {
    try {
      return await ask()
    } catch (error) {
      if (cureOf(error) === null) throw error
      if (!this.unread.some((known) => known.what === what)) this.unread.push({ what, error })
      this.unknown.add(subject)
      return undefined
    }
  }

  /** Which are there. Where the cloud gives no list, as to a key of few rights, each that is wanted is asked for. */
  async names(what: string, wanted: string[], source: Listed): Promise<string[]> {
    try {
      return await source.list()
    } catch (error) {
      if (cureOf(error) === null) throw error
    }
    const found = await inParallel(QUESTIONS_AT_ONCE, wanted, async (name) =>
      (await this.one(what, `${source.kind} ${name}`, () => source.exists(name))) ? [name] : [],
    )
    return found.flat()
  }

  async each<T>(what: string, kind: string, names: string[], ask: (name: string) => Promise<T>) {
    const found = await ofEach(names, (name) => this.one(what, `${kind} ${name}`, () => ask(name)))
    return new Map([...found].filter((entry): entry is [string, Awaited<T>] => entry[1] !== undefined))
  }
}

interface Listed {
  kind: string
  list: () => Promise<string[]>
  exists: (name: string) => Promise<boolean>
}
