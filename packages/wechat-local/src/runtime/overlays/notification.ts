import { button, element, openOverlay, type Overlay } from './sheet'

/** A message as WeChat's own list of service notifications shows it: the names of fields are the template's. */
export interface Notification {
  title: string
  rows: [name: string, value: string][]
}

let current: Overlay | undefined

function close(): void {
  current?.close()
  current = undefined
}

/** Stays above the page until it is tapped or put aside; without `open` it leads nowhere, as a message without a page. */
export function showNotification({ title, rows }: Notification, open?: () => void): void {
  close()
  const lines = rows.map(([name, value]) =>
    element('p', '', element('span', 'notification-name', name), element('span', '', value)),
  )
  const card = element('div', 'notification-card', element('h2', '', title), ...lines)
  const head = element('div', 'notification-head', '服务通知', button('notification-close', '×', close))
  const act = () => {
    close()
    open?.()
  }
  const enter = open ? [button('notification-open', '进入小程序查看', act)] : []
  current = openOverlay('notification', [head, card, ...enter])
  if (open) card.addEventListener('click', act)
}
