import { button, element } from './dom'
import { texts } from './texts'

/** One of the tools of the desk. */
export interface Panel {
  title: string
  root: HTMLElement
  /** Looks what there is now; asked again and again while the panel is open. */
  look: () => Promise<unknown> | void
  /** Looks when it is closed as well. */
  isAlwaysLooking?: boolean
  /** What its tab says beside the title: nothing, or a number. */
  badge?: () => string
}

const LOOK_EVERY_MS = 1500

interface Tab {
  panel: Panel
  tab: HTMLButtonElement
  badge: HTMLElement
  isLooking: boolean
}

/** The next look waits for the last one. */
async function look(each: Tab, complaint: HTMLElement): Promise<void> {
  if (each.isLooking) return
  each.isLooking = true
  try {
    await each.panel.look()
    complaint.textContent = ''
  } catch (error) {
    complaint.textContent = `${texts.noAnswer} ${(error as Error).message}`
  } finally {
    each.isLooking = false
    each.badge.textContent = each.panel.badge?.() ?? ''
  }
}

/** Panels on top of each other, and the tabs that bring one to the front. */
export function showPanels(into: HTMLElement, panels: Panel[]): (panel: Panel) => void {
  const complaint = element('p', 'complaint bad')
  const tabs = panels.map((panel): Tab => {
    const badge = element('b', 'badge')
    const tab = button(panel.title, () => open(panel))
    tab.append(badge)
    tab.setAttribute('role', 'tab')
    panel.root.classList.add('panel-body')
    panel.root.setAttribute('role', 'tabpanel')
    panel.root.setAttribute('aria-label', panel.title)
    return { panel, tab, badge, isLooking: false }
  })
  const open = (opened: Panel) => {
    for (const each of tabs) {
      const isOpen = each.panel === opened
      each.panel.root.hidden = !isOpen
      each.tab.setAttribute('aria-selected', String(isOpen))
      if (isOpen) void look(each, complaint)
    }
  }
  const list = element('nav', 'tabs', ...tabs.map(({ tab }) => tab))
  list.setAttribute('role', 'tablist')
  into.append(list, complaint, ...panels.map(({ root }) => root))
  if (panels[0]) open(panels[0])
  setInterval(() => {
    for (const each of tabs) if (each.panel.isAlwaysLooking || !each.panel.root.hidden) void look(each, complaint)
  }, LOOK_EVERY_MS)
  return open
}
