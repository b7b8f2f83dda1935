import { showActivity } from './activity'
import { showClock } from './clock'
import { element } from './dom'
import type { Person } from '../account'
import { showPhones } from './phones'

const people = JSON.parse(document.querySelector('#people')?.textContent ?? '[]') as Person[]

const bar = element('header', 'desk-bar', element('h1', '', '桌面'))
const phones = element('main', 'phones')
const activity = element('section', 'activity')

document.body.append(bar, phones, activity)
showClock(bar)
showPhones(phones, people)
showActivity(activity)
