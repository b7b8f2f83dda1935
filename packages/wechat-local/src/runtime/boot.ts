import type { Manifest } from '../compile/manifest'
import { createWx } from './api/wx'
import { onNavigator, type OpenKind } from './components/navigator'
import { defineBuiltIns } from './components/all'
import { createEngine } from './engine/engine'
import { createLoader, type Loader } from './engine/loader'
import { createApp } from './pages/app'
import { goBack } from './pages/going-back'
import { listenToHostActions } from './pages/sharing'
import { Stack } from './pages/stack'
import { TabBar } from './pages/tab-bar'
import { createPhone, type Phone, type PhoneOptions } from './phone'

function entryOf({ app, pages }: Manifest): string {
  return app.entryPagePath ?? pages[0]!
}

function drawTabBar(phone: Phone): TabBar | undefined {
  const { tabBar } = phone.manifest.app
  if (!tabBar || tabBar.custom) return undefined
  return new TabBar(phone, ({ pagePath, text }, index) => {
    phone.stack.switchTab(`/${pagePath}`)
    phone.stack.current()?.call('onTabItemTap', { index, pagePath, text })
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

/** Opens the mini program as WeChat does: app.js, onLaunch, onShow, first page. */
export function boot(manifest: Manifest, options: PhoneOptions, created: (phone: Phone) => void): void {
  const phone = createPhone(manifest, options)
  phone.launch.path ||= entryOf(manifest)
  phone.app = createApp(phone)
  phone.engine = createEngine(manifest)
  defineBuiltIns(phone.engine.space.getComponentSpace())
  const loader = loadScripts(phone)
  phone.stack = new Stack(phone, loader.load, () => phone.tabBar?.select(phone.stack.current()?.path))
  phone.tabBar = drawTabBar(phone)
  listenToHostActions(phone)
  followNavigators(phone)
  created(phone)
  loader.runApp()
  loadEagerly(phone, loader)
  phone.app.launch(phone.launch)
  openEntry(phone)
}
