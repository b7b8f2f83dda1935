import type { TabBarConfig, TabItem } from '../../compile/manifest'
import { resolveSource } from '../files/source'
import type { TabBar } from '../phone/parts'
import { themed, type PhoneState } from '../phone/phone'

function showIcon(image: HTMLImageElement, path: string | undefined): void {
  image.hidden = !path
  if (path) void resolveSource(`/${path.replace(/^\//, '')}`).then((url) => (image.src = url))
}

/** One tab: what app.json and the API say of it, and the elements that show it. */
class Tab {
  readonly element = document.createElement('button')
  private readonly icon = document.createElement('img')
  private readonly label = document.createElement('span')

  constructor(
    readonly item: TabItem,
    tapped: () => void,
  ) {
    this.element.type = 'button'
    this.element.setAttribute('role', 'tab')
    this.element.append(this.icon, this.label)
    this.element.addEventListener('click', tapped)
  }

  draw(phone: PhoneState, { color, selectedColor }: TabBarConfig, isSelected: boolean): void {
    const { text, iconPath, selectedIconPath } = this.item
    this.element.setAttribute('aria-selected', String(isSelected))
    this.element.style.color = themed(phone, isSelected ? selectedColor : color) ?? ''
    this.label.textContent = text
    showIcon(this.icon, themed(phone, isSelected ? selectedIconPath : iconPath))
  }
}

export class HostTabBar implements TabBar {
  private readonly element = document.createElement('nav')
  private readonly tabs: Tab[]
  private current: string | undefined
  private hidden = false

  constructor(
    private readonly phone: PhoneState,
    private readonly config: TabBarConfig,
    tapped: (item: TabItem, index: number) => void,
  ) {
    this.tabs = config.list.map((listed, index) => {
      const item = { ...listed }
      return new Tab(item, () => tapped(item, index))
    })
    this.element.id = 'tab-bar'
    this.element.setAttribute('role', 'tablist')
    this.element.append(...this.tabs.map((tab) => tab.element))
    document.body.append(this.element)
    phone.onTheme.on(() => this.draw())
  }

  select(path: string | undefined): void {
    this.current = path
    this.draw()
  }

  setItem(index: number, item: Partial<TabItem>): void {
    Object.assign(this.tabAt(index).item, item)
    this.draw()
  }

  setBadge(index: number, text: string | null): void {
    const { dataset } = this.tabAt(index).element
    if (text === null) delete dataset.badge
    else dataset.badge = text
  }

  setHidden(hidden: boolean): void {
    this.hidden = hidden
    document.body.toggleAttribute('data-no-tab-bar', hidden)
    this.draw()
  }

  private tabAt(index: number): Tab {
    const tab = this.tabs[index]
    if (!tab) throw new Error(`There is no tab ${index}, the tab bar has ${this.tabs.length}`)
    return tab
  }

  private draw(): void {
    this.element.hidden = this.hidden || !this.tabs.some(({ item }) => item.pagePath === this.current)
    this.element.style.backgroundColor = themed(this.phone, this.config.backgroundColor) ?? ''
    this.tabs.forEach((tab) => tab.draw(this.phone, this.config, tab.item.pagePath === this.current))
  }
}
