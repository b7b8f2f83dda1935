import type { Person } from '../account'
import { showClock } from './clock'
import { button, element } from './dom'
import { showPanels } from './panel'
import { callsPanel } from './panels/calls'
import { cloudPanel } from './panels/cloud'
import { dataPanel } from './panels/data'
import { errorsPanel } from './panels/errors'
import { filesPanel } from './panels/files'
import { messagesPanel } from './panels/messages'
import { phonesPanel } from './panels/phones'
import { showPhones } from './phones'
import { locale, texts } from './texts'

/** What the server wrote into the page. */
function given<T>(id: string): T {
  return JSON.parse(document.querySelector(`#${id}`)?.textContent ?? 'null') as T
}

const people = given<Person[]>('people')
const canEdit = given<boolean>('can-edit')

document.documentElement.lang = locale
document.title = texts.title

const bar = element('header', 'desk-bar', element('h1', '', texts.title))
const phonesArea = element('main', 'phones')
const tools = element('aside', 'panel')
document.body.append(bar, phonesArea, tools)

function lookAgain(): void {
  for (const phone of phones) phone.lookAgain()
}

/** The phones begin anew as well: what they remember is of a cloud that is gone. */
function beginAnew(): void {
  for (const { hook, start } of phones) {
    hook()?.clearStorage()
    start()
  }
}

showClock(bar, lookAgain)
const { phones, arrange } = showPhones(phonesArea, bar, people, (phone) => {
  ofPhones.choose(phone)
  open(ofPhones.panel)
})
bar.append(button(texts.panel, () => document.body.toggleAttribute('data-wide')))
const ofPhones = phonesPanel(phones, arrange)
const open = showPanels(tools, [
  callsPanel(people),
  dataPanel(canEdit, lookAgain),
  filesPanel(people),
  ofPhones.panel,
  messagesPanel(phones),
  cloudPanel(canEdit, beginAnew),
  errorsPanel(phones),
])
