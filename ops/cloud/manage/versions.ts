import type { Api } from './api'
import { whenFree } from './function-status'
import { pagesByOffset } from '../paging'

/** The documented most: https://cloud.tencent.com/document/api/583/37162 */
const VERSIONS_A_PAGE = 100

/** A kept version of a function's code. */
export interface Version {
  number: string
  description: string
}

interface Page {
  Versions?: { Version: string; Description?: string | null }[] | null
}

interface Waits {
  untilFree: (name: string) => Promise<void>
  untilActive: (name: string) => Promise<void>
}

export function versionsOf(api: Api, { untilFree, untilActive }: Waits) {
  function ask<T>(action: string, FunctionName: string, request: object, doneBefore?: RegExp): Promise<T> {
    return api.call<T>('scf', action, { FunctionName, Namespace: api.env, ...request }, { doneBefore })
  }
  return {
    /** Every kept version, oldest first. */
    async list(name: string): Promise<Version[]> {
      const found = await pagesByOffset(VERSIONS_A_PAGE, async (Offset, Limit) => {
        const request = { Offset, Limit, Order: 'ASC', OrderBy: 'AddTime' }
        return (await ask<Page>('ListVersionByFunction', name, request)).Versions ?? []
      })
      return found
        .filter(({ Version }) => Version !== '$LATEST')
        .map(({ Version, Description }) => ({ number: Version, description: Description ?? '' }))
    },
    async publish(name: string, Description: string): Promise<void> {
      await untilFree(name)
      await whenFree(untilFree, name, () => ask('PublishVersion', name, { Description }))
      await untilActive(name)
    },
    /** Only one version: without a qualifier the whole function would go (583/18585). */
    async remove(name: string, number: string): Promise<void> {
      if (!/^\d+$/.test(number)) throw new Error(`"${number}" is no version of ${name}.`)
      await ask('DeleteFunction', name, { Qualifier: number }, /^ResourceNotFound/)
    },
  }
}
