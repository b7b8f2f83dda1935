import { goBack } from './going-back'
import { onBarAction } from './navigation-bar'
import { onShareButton } from '../components/form/open-type'
import { askActionSheet } from '../overlays/action-sheet'
import { showToast } from '../overlays/toast'
import { handed } from '../phone/ui-log'
import { entryOf, type Phone } from '../phone/phone'
import { putAway } from './visibility'

interface Card {
  title?: string
  path?: string
  imageUrl?: string
  promise?: Promise<Card>
}

const PROMISE_MS = 3000

function after(ms: number): Promise<Card> {
  return new Promise((resolve) => setTimeout(() => resolve({}), ms))
}

/** Asks the page for its card; a promise in it has three seconds. */
async function share(phone: Phone, from: 'menu' | 'button', target?: unknown): Promise<void> {
  const page = phone.stack.current()
  if (!page) return
  const { promise, ...given } = (page.call('onShareAppMessage', { from, target }) ?? {}) as Card
  const late = promise ? await Promise.race([promise, after(PROMISE_MS)]) : {}
  const search = Object.entries(page.query).map(([name, value]) => `${name}=${value}`)
  const own = { title: document.title, path: `/${page.path}?${search.join('&')}` }
  handed.push({ kind: 'share', detail: { ...own, ...given, ...late } })
  showToast({ title: '已转发', icon: 'success' })
}

async function openMenu(phone: Phone): Promise<void> {
  const sharable = phone.shareMenu && typeof phone.stack.current()?.caller.onShareAppMessage === 'function'
  const items = sharable ? ['转发给朋友', '重新进入小程序'] : ['重新进入小程序']
  const chosen = await askActionSheet({ itemList: items })
  if (chosen === null) return
  if (items[chosen] === '转发给朋友') await share(phone, 'menu')
  else location.reload()
}

/** What the bar of the host and share buttons do. */
export function listenToHostActions(phone: Phone): void {
  onShareButton.on(({ target }) => void share(phone, 'button', target))
  onBarAction.on((action) => {
    if (action === 'back') void goBack(phone)
    if (action === 'home') phone.stack.relaunch(`/${entryOf(phone.manifest)}`)
    if (action === 'menu') void openMenu(phone)
    if (action === 'put-away') putAway(phone)
  })
}
