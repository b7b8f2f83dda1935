import Taro from '@tarojs/taro'
import type { Contract } from '../../../core/contract/contract'
import { DomainError } from '../../../core/errors'
import { call } from './call'

export type Session = Contract['login']['data']

let session: Session | null = null
let signingIn: Promise<Session> | null = null
/** Counts what was kept and dropped, so that an answer to a question of before is known as one. */
let changes = 0
const listeners = new Set<() => void>()

export function currentSession(): Session | null {
  return session
}

export function onSessionChange(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

export function keepSession(next: Session): Session {
  changes++
  session = next
  listeners.forEach((listener) => listener())
  return next
}

/** Part of what is known has changed; a sign-in that is under way is still newer. */
export function amendSession(part: Partial<Session>): void {
  if (!session) return
  session = { ...session, ...part }
  listeners.forEach((listener) => listener())
}

/** Nobody is signed in any more; the next who asks is. */
export function dropSession(): void {
  changes++
  session = null
  signingIn = null
  listeners.forEach((listener) => listener())
}

async function login(): Promise<Session> {
  const before = changes
  const { code } = await Taro.login()
  const found = await call('login', { code })
  // A profile that was saved meanwhile is newer than this answer; of somebody who has left nothing comes back.
  return before === changes ? keepSession(found) : (session ?? found)
}

/** Signs in afresh; those who ask meanwhile share the one call. */
export function signIn(): Promise<Session> {
  if (signingIn) return signingIn
  const attempt = login().finally(() => {
    if (signingIn === attempt) signingIn = null
  })
  signingIn = attempt
  return attempt
}

/** The session there is, or a new one. */
export function ensureSession(): Promise<Session> {
  return session ? Promise.resolve(session) : signIn()
}

/** A refusal may mean that the role was taken away: signing in anew tells, and every page follows. */
export async function recheckRole(error: unknown): Promise<void> {
  if (error instanceof DomainError && error.code === 4004) await signIn().catch(() => undefined)
}
