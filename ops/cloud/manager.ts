import { systemClock, type Clock } from '../shell/clock'
import type { Credentials } from '../shell/credentials'
import { openApi } from './manage/api'
import { codeOf } from './manage/code'
import { collectionsOf } from './manage/collections'
import { functionsOf } from './manage/functions'
import { httpOf } from './manage/http'
import { rulesOf } from './manage/rules'
import { storageOf } from './manage/storage'
import { versionsOf } from './manage/versions'

export type Manager = ReturnType<typeof openManager>

/** An environment, resource by resource, with the rights of an owner's key. */
export function openManager(credentials: Credentials, clock: Clock = systemClock) {
  const api = openApi(credentials, clock)
  const functions = functionsOf(api)
  return {
    /** Throws when the credentials or the environment are wrong. */
    assertReachable: async (): Promise<void> => void (await api.parts()),
    collections: collectionsOf(api),
    functions,
    code: codeOf(api),
    versions: versionsOf(api, functions),
    rules: rulesOf(api),
    storage: storageOf(api),
    http: httpOf(api),
  }
}
