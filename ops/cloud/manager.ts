import { systemClock, type Clock } from '../shell/clock'
import type { Credentials } from '../shell/credentials'
import { openApi } from './api'
import { collectionsOf } from './collections'
import { functionsOf } from './functions'
import { httpOf } from './http'
import { rulesOf } from './rules'
import { storageOf } from './storage'
import { versionsOf } from './versions'

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
    versions: versionsOf(api, functions),
    rules: rulesOf(api),
    storage: storageOf(api),
    http: httpOf(api),
  }
}
