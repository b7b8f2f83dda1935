import type { Account } from '../../account'
import type { Manifest } from '../../compile/manifest'
import { emitter, type Emitter } from './emitter'
import type { App, Engine, Launch, Stack, TabBar } from './parts'

export type Theme = 'light' | 'dark'

export type Platform = 'ios' | 'android' | 'windows' | 'mac'

export interface PhoneOptions {
  /** Who holds it; only the bridge to the cloud ever says so. */
  openid: string
  theme: Theme
  fontScale: number
  account: Account
  platform: Platform
  launch: Launch
}

/** What a phone is before it has an app and pages, and what these may know of it. */
export interface PhoneState extends PhoneOptions {
  manifest: Manifest
  engine: Engine
  /** How it was opened last; `launch` until it comes back by a link. */
  entered: Launch
  /** The page may be shared from the menu. */
  shareMenu: boolean
  onTheme: Emitter<[theme: Theme]>
  onShow: Emitter<[launch: Launch]>
  onHide: Emitter<[]>
  onPageNotFound: Emitter<[missing: { path: string; query: Record<string, string>; isEntryPage: boolean }]>
}

/** One phone with one mini program open: what its parts know of each other. */
export interface Phone extends PhoneState {
  app: App
  stack: Stack
  /** None where the app draws its own, or has no tabs. */
  tabBar: TabBar | undefined
}

export function createState(manifest: Manifest, engine: Engine, options: PhoneOptions): PhoneState {
  return {
    ...options,
    manifest,
    engine,
    entered: options.launch,
    shareMenu: true,
    onTheme: emitter(),
    onShow: emitter(),
    onHide: emitter(),
    onPageNotFound: emitter(),
  }
}

/** Resolves `@name` of theme.json, as configuration may write colours. */
export function themed(phone: PhoneState, value: string | undefined): string | undefined {
  return value?.startsWith('@') ? phone.manifest.theme[phone.theme]?.[value.slice(1)] : value
}

/** The page a mini program opens with where nobody asked for another. */
export function entryOf({ app, pages }: Manifest): string {
  const entry = app.entryPagePath ?? pages[0]
  if (entry === undefined) throw new Error('app.json names no page')
  return entry
}
