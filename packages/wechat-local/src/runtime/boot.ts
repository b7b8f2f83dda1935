import type { Manifest } from '../compile/manifest'
import { createWx } from './api/wx'
import { onNavigator, type OpenKind } from './components/view/navigator'
import { defineBuiltIns } from './components/all'
import { createEngine } from './engine/engine'
import { createLoader, type Loader } from './engine/loader'
import { createApp } from './pages/app'
import { goBack } from './pages/going-back'
import { listenToHostActions } from './pages/sharing'
import { PageStack } from './pages/stack'
import { HostTabBar } from './pages/tab-bar'
import type { Stack, TabBar } from './phone/parts'
import { createState, entryOf, type Phone, type PhoneOptions, type PhoneState } from './phone/phone'

function drawTabBar(phone: PhoneState, stack: Stack): TabBar | undefined {
  const { tabBar } = phone.manifest.app
  if (!tabBar || tabBar.custom) return undefined
  return new HostTabBar(phone, tabBar, ({ pagePath, text }, index) => {
    stack.switchTab(`/${pagePath}`)
    stack.current()?.call('onTabItemTap', { index, pagePath, text })
  })
}

function followNavigators(phone: Phone): void {
  const { stack } = phone
  const opens: Record<OpenKind, (url: string, delta: number) => unknown> = {
    navigate: (url) => stack.push(url),
    redirect: (url) => stack.replace(url),
    switchTab: (url) => stack.switchTab(url),
    reLaunch: (url) => stack.relaunch(url),
    navigateBack: (_, delta) => goBack(phone, delta),
  }
  onNavigator.on((kind, url, delta) => opens[kind](url, delta))
}

function loadScripts(phone: Phone): Loader {
  return createLoader(phone.manifest, phone.engine.space, {
    wx: createWx(phone),
    App: phone.app.register,
    getApp: () => phone.app.instance(),
    getCurrentPages: () => phone.stack.pages().map((page) => page.caller),
  })
}

/** Without `lazyCodeLoading` WeChat runs every script of the main package at once. */
function loadEagerly({ manifest }: Phone, loader: Loader): void {
  if (manifest.app.lazyCodeLoading !== 'requiredComponents') manifest.app.pages.forEach(loader.load)
}

function openEntry(phone: Phone): void {
  const { path, query } = phone.launch
  const search = Object.entries(query).map(([name, value]) => `${name}=${value}`)
  if (phone.stack.has(path)) return phone.stack.relaunch(`/${path}?${search.join('&')}`)
  phone.onPageNotFound.emit({ path, query, isEntryPage: true })
  if (!phone.stack.current()) phone.stack.relaunch(`/${entryOf(phone.manifest)}`)
}

function createPhone(manifest: Manifest, options: PhoneOptions): { phone: Phone; loader: Loader } {
  const state = createState(manifest, createEngine(manifest), options)
  const app = createApp(state)
  const stack: Stack = new PageStack(
    state,
    (id) => loader.load(id),
    () => tabBar?.select(stack.current()?.path),
  )
  const tabBar = drawTabBar(state, stack)
  // The same object, since what the parts know of the phone has to change with it.
  const phone: Phone = Object.assign(state, { app, stack, tabBar })
  const loader = loadScripts(phone)
  return { phone, loader }
}

/** Opens the mini program as WeChat does: app.js, onLaunch, onShow, first page. */
export function boot(manifest: Manifest, options: PhoneOptions, created: (phone: Phone) => void): void {
  options.launch.path ||= entryOf(manifest)
  const { phone, loader } = createPhone(manifest, options)
  defineBuiltIns(phone.engine.space.getComponentSpace())
  listenToHostActions(phone)
  followNavigators(phone)
  created(phone)
  loader.runApp()
  loadEagerly(phone, loader)
  phone.app.launch(phone.launch)
  openEntry(phone)
}
