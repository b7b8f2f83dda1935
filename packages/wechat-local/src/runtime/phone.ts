import type { Account } from '../account'
import type { Manifest } from '../compile/manifest'
import type { App } from './pages/app'
import type { Stack } from './pages/stack'
import type { TabBar } from './pages/tab-bar'
import { emitter, type Emitter } from './engine/emitter'
import type { Engine } from './engine/engine'

export type Theme = 'light' | 'dark'

export type Platform = 'ios' | 'android' | 'windows' | 'mac'

export interface Launch {
  path: string
  query: Record<string, string>
  scene: number
  referrerInfo: Record<string, unknown>
}

/** One phone with one mini program open: what its parts know of each other. */
export interface Phone {
  /** Who holds it; only the bridge to the cloud ever says so. */
  openid: string
  manifest: Manifest
  account: Account
  platform: Platform
  launch: Launch
  /** How it was opened last; `launch` until it comes back by a link. */
  entered: Launch
  theme: Theme
  fontScale: number
  /** The page may be shared from the menu. */
  shareMenu: boolean
  /** None where the app draws its own, or has no tabs. */
  tabBar?: TabBar
  engine: Engine
  app: App
  stack: Stack
  onTheme: Emitter<[theme: Theme]>
  onShow: Emitter<[launch: Launch]>
  onHide: Emitter<[]>
  onPageNotFound: Emitter<[missing: { path: string; query: Record<string, string>; isEntryPage: boolean }]>
}

export interface PhoneOptions {
  openid: string
  theme: Theme
  fontScale: number
  account: Account
  platform: Platform
  launch: Launch
}

export type PhoneParts = Pick<Phone, 'engine' | 'app' | 'stack'>

export function createPhone(manifest: Manifest, options: PhoneOptions): Phone {
  return {
    ...options,
    manifest,
    entered: options.launch,
    shareMenu: true,
    // Filled in by `boot`, before any script of the app runs.
    ...({} as PhoneParts),
    onTheme: emitter(),
    onShow: emitter(),
    onHide: emitter(),
    onPageNotFound: emitter(),
  }
}

/** Resolves `@name` of theme.json, as configuration may write colours. */
export function themed(phone: Phone, value: string | undefined): string | undefined {
  return value?.startsWith('@') ? phone.manifest.theme[phone.theme]?.[value.slice(1)] : value
}
