import Taro from '@tarojs/taro'
import type { Contract } from '../../../core/contract/contract'
import { call } from './call'

export type Session = Contract['login']['data']

let session: Session | null = null
let signingIn: Promise<Session> | null = null
const listeners = new Set<() => void>()

export function currentSession(): Session | null {
  return session
}

export function onSessionChange(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

export function keepSession(next: Session): Session {
  session = next
  listeners.forEach((listener) => listener())
  return next
}

/** Nobody is signed in any more; the next who asks is. */
export function dropSession(): void {
  session = null
  listeners.forEach((listener) => listener())
}

async function login(): Promise<Session> {
  const { code } = await Taro.login()
  return keepSession(await call('login', { code }))
}

/** Signs in afresh; those who ask meanwhile share the one call. */
export function signIn(): Promise<Session> {
  signingIn ??= login().finally(() => {
    signingIn = null
  })
  return signingIn
}

/** The session there is, or a new one. */
export function ensureSession(): Promise<Session> {
  return session ? Promise.resolve(session) : signIn()
}
