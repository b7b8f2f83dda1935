import type { Person } from '../account'
import { showClock } from './clock'
import { button, element } from './dom'
import { showPanels } from './panel'
import { callsPanel } from './panels/calls'
import { errorsPanel } from './panels/errors'
import { phonesPanel } from './panels/phones'
import { showPhones } from './phones'
import { locale, texts } from './texts'

const people = JSON.parse(document.querySelector('#people')?.textContent ?? '[]') as Person[]

document.documentElement.lang = locale
document.title = texts.title

const bar = element('header', 'desk-bar', element('h1', '', texts.title))
const phonesArea = element('main', 'phones')
const tools = element('aside', 'panel')

document.body.append(bar, phonesArea, tools)
showClock(bar, () => phones.forEach(({ lookAgain }) => lookAgain()))
const { phones, arrange } = showPhones(phonesArea, bar, people, (phone) => {
  ofPhones.choose(phone)
  open(ofPhones.panel)
})
bar.append(button(texts.panel, () => document.body.toggleAttribute('data-wide')))
const ofPhones = phonesPanel(phones, arrange)
const open = showPanels(tools, [callsPanel(people), ofPhones.panel, errorsPanel(phones)])
