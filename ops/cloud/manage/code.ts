import type { Clock } from '../../shell/clock'
import { hashOf } from '../bundles'
import { isPassing, retrying } from '../retry'
import { unzip } from '../zip'
import type { Api } from './api'

/** The storage of code was asked and did not answer. */
class Unreadable extends Error {}

function download(link: string, name: string, clock: Clock): Promise<Buffer> {
  return retrying(
    clock,
    (error) => error instanceof Unreadable || isPassing(error),
    async () => {
      const unreadable = (error: Error) => {
        throw new Unreadable(`The code of ${name} could not be fetched: ${error.message}.`)
      }
      const reply = await fetch(link).catch(unreadable)
      if (!reply.ok) throw new Unreadable(`The code of ${name} could not be fetched: HTTP ${reply.status}.`)
      return Buffer.from(await reply.arrayBuffer().catch(unreadable))
    },
  )
}

/** The code that functions really run: https://cloud.tencent.com/document/api/583/37164 */
export function codeOf(api: Api) {
  /** The archive of a kept version, or of what runs now. */
  async function archive(name: string, Qualifier = '$LATEST'): Promise<Buffer> {
    const request = { FunctionName: name, Namespace: api.env, Qualifier }
    const { Url } = await api.call<{ Url: string }>('scf', 'GetFunctionAddress', request)
    return download(Url, name, api.clock)
  }
  return {
    archive,
    /** As a bundle is hashed: whoever uploads in WeChat DevTools leaves the mark as it was. */
    hash: async (name: string): Promise<string> => hashOf(unzip(await archive(name))),
  }
}
