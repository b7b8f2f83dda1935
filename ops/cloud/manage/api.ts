import CloudBase from '@cloudbase/manager-node'
import { systemClock, type Clock } from '../../shell/clock'
import type { Credentials } from '../../shell/credentials'
import { isPassing, isUnsure, retrying, textOf } from '../retry'

/** What a call may be answered beside success. */
interface Expected {
  /** an answer that means, after an attempt whose end nobody saw, that this attempt did it */
  doneBefore?: RegExp
  /** a refusal that ends by itself, for what was just made is not everywhere yet */
  notReady?: RegExp
}

/** What an environment is made of, as far as calls have to name it. */
interface Parts {
  databaseId: string
  bucket: string
  log: { ClsTopicId?: string; ClsLogsetId?: string }
}

/** Tencent's management interface, call by call: each is tried again where that may help. */
export interface Api {
  env: string
  clock: Clock
  library: CloudBase
  call: <T>(service: 'tcb' | 'scf', action: string, request: object, expected?: Expected) => Promise<T>
  parts: () => Promise<Parts>
}

export function openApi({ env, region, secretId, secretKey, token }: Credentials, clock: Clock = systemClock): Api {
  const library = new CloudBase({ envId: env, region, secretId, secretKey, token })
  let parts: Promise<Parts> | undefined
  async function call<T>(service: 'tcb' | 'scf', action: string, request: object, expected: Expected = {}): Promise<T> {
    let wasUnsure = false
    const isNotReady = (error: unknown) => expected.notReady?.test(textOf(error)) === true
    return retrying(
      clock,
      (error) => isPassing(error) || isNotReady(error),
      async () => {
        try {
          return (await library.commonService(service).call({ Action: action, Param: request })) as T
        } catch (error) {
          if (wasUnsure && expected.doneBefore?.test(textOf(error))) return {} as T
          wasUnsure ||= isUnsure(error)
          throw error
        }
      },
    )
  }
  const api: Api = { env, clock, library, call, parts: () => (parts ??= readParts(api)) }
  return api
}

/** Whether what is asked for is there: that it is missing is an answer. */
export async function isThere(asked: Promise<unknown>, missing: RegExp): Promise<boolean> {
  try {
    await asked
    return true
  } catch (error) {
    if (missing.test(textOf(error))) return false
    throw error
  }
}

interface EnvironmentReply {
  EnvInfo?: {
    EnvBaseInfo?: {
      Databases?: { InstanceId: string }[] | null
      Storages?: { Bucket: string }[] | null
      LogServices?: { TopicId: string; LogsetId: string }[] | null
    } | null
  } | null
}

/** Of an environment of another account the cloud answers an error, or nothing at all. */
async function readParts({ env, call }: Api): Promise<Parts> {
  const { EnvInfo } = await call<EnvironmentReply>('tcb', 'DescribeEnvInfo', { EnvId: env })
  const base = EnvInfo?.EnvBaseInfo
  const [database] = base?.Databases ?? []
  const [storage] = base?.Storages ?? []
  if (!database || !storage)
    throw new Error(`The environment ${env} does not exist for this key: it is of another account, or region.`)
  const [log] = base?.LogServices ?? []
  return {
    databaseId: database.InstanceId,
    bucket: storage.Bucket,
    log: { ClsTopicId: log?.TopicId, ClsLogsetId: log?.LogsetId },
  }
}
