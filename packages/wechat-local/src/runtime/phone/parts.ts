import type { AssociatedBackend, CodeSpace, Root } from 'glass-easel-miniprogram-adapter'
import type { TabItem, WindowConfig } from '../../compile/manifest'
import type { EventChannel } from './event-channel'
import type { Target } from './url'

/** The parts of a phone as the others see them. Each is made in its own room, which may know this file but not the reverse. */

export interface Engine {
  space: CodeSpace
  backend: AssociatedBackend
}

type Definition = Record<string, unknown>

export interface Launch {
  path: string
  query: Record<string, string>
  scene: number
  referrerInfo: Record<string, unknown>
}

export interface App {
  /** The global `App()`. */
  register: (definition: Definition) => void
  instance: () => Definition | undefined
  launch: (launch: Launch) => void
}

export interface NavigationBar {
  element: HTMLElement
  setTitle(title: string): void
  setColors(textStyle: string, background: string): void
  setLoading(loading: boolean): void
  hideHome(): void
}

/** What the host draws around a page: its bar, and the viewport the page scrolls in. */
export interface Frame {
  element: HTMLElement
  viewport: HTMLElement
  scroller: HTMLElement
  bar: NavigationBar
  config: WindowConfig
  close(): void
}

/** The instance a page script sees as `this`. */
export type Caller = Record<string, unknown> & { data: unknown }

export interface Page extends Target {
  caller: Caller
  root: Root
  frame: Frame
  isTab: boolean
  scrollTop: number
  /** What is asked before going back from here. */
  question?: string
  call(name: string, ...args: unknown[]): unknown
}

export type ChannelEvents = Record<string, (...args: unknown[]) => void>

/** The open pages; the last one is on top. */
export interface Stack {
  pages(): Page[]
  current(): Page | undefined
  /** Whether the build has such a page. */
  has(path: string): boolean
  push(url: string, events?: ChannelEvents): EventChannel
  replace(url: string): void
  back(delta?: number): void
  switchTab(url: string): void
  relaunch(url: string): void
}

/** The tab bar the host draws from app.json. */
export interface TabBar {
  select(path: string | undefined): void
  setItem(index: number, item: Partial<TabItem>): void
  /** '' is a red dot, null takes it away. */
  setBadge(index: number, text: string | null): void
  setHidden(hidden: boolean): void
}
