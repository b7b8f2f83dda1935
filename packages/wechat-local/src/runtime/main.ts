import type { Account } from '../account'
import type { Manifest } from '../compile/manifest'
import { giveComponentsQueries } from './api/pages/component-queries'
import { boot } from './boot'
import { collectErrors, report } from './engine/errors'
import { listenToGestures } from './engine/gestures'
import { countSetData } from './engine/set-data'
import { parseUrl } from './phone/url'
import { setNetwork, type Network } from './phone/network'
import type { PhoneOptions, Platform } from './phone/phone'
import { createTestHook } from './test-hook'

const TAPPED_ICON = 1001

/** What the server wrote into the page. */
function readAccount(): Account {
  const written = document.querySelector('#account')?.textContent
  if (!written) throw new Error('The page of the phone does not say what account it has')
  return JSON.parse(written) as Account
}

function optionsOf(parameters: URLSearchParams): PhoneOptions {
  const target = parseUrl(parameters.get('path') ?? '')
  return {
    openid: parameters.get('openid') ?? '',
    theme: parameters.get('theme') === 'dark' ? 'dark' : 'light',
    account: readAccount(),
    platform: (parameters.get('platform') ?? 'ios') as Platform,
    fontScale: Number(parameters.get('fontScale') ?? 1),
    launch: { ...target, scene: Number(parameters.get('scene') ?? TAPPED_ICON), referrerInfo: {} },
  }
}

/** The same phone, opened on the page it shows. */
function reopen(): void {
  const address = new URL(location.href)
  const path = window.__phone?.openLink()
  if (path !== undefined) address.searchParams.set('path', path)
  location.replace(address)
}

/** On a desk it is the desk that listens: a browser keeps only six connections to one server. */
function reloadOnChange(build: string): void {
  if (window.parent !== window) return
  new EventSource(`/__wechat/changes?seen=${build}`).onmessage = reopen
}

async function fetchManifest(): Promise<Manifest> {
  const response = await fetch('/__wechat/build.json')
  reloadOnChange(response.headers.get('x-build') ?? '')
  if (!response.ok) throw new Error(await response.text())
  return (await response.json()) as Manifest
}

async function start(): Promise<void> {
  collectErrors()
  countSetData()
  giveComponentsQueries()
  listenToGestures(document.body)
  const parameters = new URLSearchParams(location.search)
  const options = optionsOf(parameters)
  document.documentElement.dataset.theme = options.theme
  setNetwork((parameters.get('network') ?? 'online') as Network)
  boot(await fetchManifest(), options, (phone) => (window.__phone = createTestHook(phone)))
}

start().catch((error: unknown) => {
  report(error)
  const notice = document.createElement('pre')
  notice.className = 'boot-error'
  notice.textContent = error instanceof Error ? error.message : String(error)
  document.body.append(notice)
})
