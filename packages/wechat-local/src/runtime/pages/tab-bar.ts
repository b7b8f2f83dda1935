import type { TabItem } from '../../compile/manifest'
import { resolveSource } from '../files/source'
import { themed, type Phone } from '../phone'

function setIcon(tab: HTMLElement, path: string | undefined): void {
  const image = tab.querySelector('img')!
  image.hidden = !path
  if (path) void resolveSource(`/${path.replace(/^\//, '')}`).then((url) => (image.src = url))
}

function createTab(tapped: () => void): HTMLElement {
  const tab = document.createElement('button')
  tab.type = 'button'
  tab.setAttribute('role', 'tab')
  tab.append(document.createElement('img'), document.createElement('span'))
  tab.addEventListener('click', tapped)
  return tab
}

/** The tab bar the host draws from app.json. */
export class TabBar {
  private readonly element = document.createElement('nav')
  private readonly items: TabItem[]
  private readonly tabs: HTMLElement[]
  private current: string | undefined
  private hidden = false

  constructor(
    private readonly phone: Phone,
    tapped: (item: TabItem, index: number) => void,
  ) {
    this.items = phone.manifest.app.tabBar!.list.map((item) => ({ ...item }))
    this.tabs = this.items.map((item, index) => createTab(() => tapped(item, index)))
    this.element.id = 'tab-bar'
    this.element.setAttribute('role', 'tablist')
    this.element.append(...this.tabs)
    document.body.append(this.element)
    phone.onTheme.on(() => this.draw())
  }

  select(path: string | undefined): void {
    this.current = path
    this.draw()
  }

  setItem(index: number, item: Partial<TabItem>): void {
    Object.assign(this.items[index]!, item)
    this.draw()
  }

  /** '' is a red dot, null takes it away. */
  setBadge(index: number, text: string | null): void {
    const tab = this.tabs[index]!
    if (text === null) delete tab.dataset.badge
    else tab.dataset.badge = text
  }

  setHidden(hidden: boolean): void {
    this.hidden = hidden
    document.body.toggleAttribute('data-no-tab-bar', hidden)
    this.draw()
  }

  private draw(): void {
    const { backgroundColor } = this.phone.manifest.app.tabBar!
    this.element.hidden = this.hidden || !this.items.some((item) => item.pagePath === this.current)
    this.element.style.backgroundColor = themed(this.phone, backgroundColor) ?? ''
    this.items.forEach((item, index) => this.drawTab(this.tabs[index]!, item))
  }

  private drawTab(tab: HTMLElement, item: TabItem): void {
    const { color, selectedColor } = this.phone.manifest.app.tabBar!
    const on = item.pagePath === this.current
    tab.setAttribute('aria-selected', String(on))
    tab.style.color = themed(this.phone, on ? selectedColor : color) ?? ''
    tab.querySelector('span')!.textContent = item.text
    setIcon(tab, themed(this.phone, on ? item.selectedIconPath : item.iconPath))
  }
}
