import type { Person } from '../account'
import { showActivity } from './activity'
import { showClock } from './clock'
import { button, element } from './dom'
import { showPhones } from './phones'
import { locale, texts } from './texts'

const people = JSON.parse(document.querySelector('#people')?.textContent ?? '[]') as Person[]

document.documentElement.lang = locale
document.title = texts.title

const bar = element('header', 'desk-bar', element('h1', '', texts.title))
const phonesArea = element('main', 'phones')
const panel = element('aside', 'panel')

document.body.append(bar, phonesArea, panel)
showClock(bar, () => phones.forEach(({ lookAgain }) => lookAgain()))
const { phones } = showPhones(phonesArea, bar, people, () => {})
bar.append(button(texts.panel, () => document.body.toggleAttribute('data-wide')))
showActivity(panel)
