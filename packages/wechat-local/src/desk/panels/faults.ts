import { element } from '../dom'
import { getJson, postJson } from '../server'
import { texts } from '../texts'

interface Rule {
  action: string
  kind: string
  probability?: number
  delay_ms?: [number, number]
}

const SWITCHES: [label: string, rule: Rule][] = [
  [texts.faultKinds.slow, { action: '*', kind: 'latency', delay_ms: [300, 900] }],
  [texts.faultKinds.lost, { action: 'database.*', kind: 'network', probability: 0.1 }],
  [texts.faultKinds.replyLost, { action: 'database.*', kind: 'reply_lost', probability: 0.1 }],
  [texts.faultKinds.conflict, { action: 'database.*', kind: 'conflict', probability: 0.3 }],
  [texts.faultKinds.crash, { action: 'database.*', kind: 'crash_before', probability: 0.05 }],
  [texts.faultKinds.fileKept, { action: 'storage.deleteFile', kind: 'file_kept' }],
]

function isSame(a: Rule, b: Rule): boolean {
  return a.action === b.action && a.kind === b.kind
}

/** Each switch is one rule; rules that came by another way stay in force. */
export function faultSwitches() {
  const struck = element('p', 'faint')
  const inForce = () => getJson<Rule[]>('fault-rules')
  const change = async (rule: Rule, isOn: boolean) => {
    const others = (await inForce()).filter((other) => !isSame(other, rule))
    await postJson('faults', { seed: 1, rules: isOn ? others.concat(rule) : others })
    await look()
  }
  const boxes = SWITCHES.map(([label, rule]) => {
    const box = element('input')
    box.type = 'checkbox'
    box.addEventListener('change', () => void change(rule, box.checked))
    return { box, rule, root: element('label', 'switch', box, ` ${label}`) }
  })
  const look = async () => {
    const rules = await inForce()
    for (const { box, rule } of boxes) box.checked = rules.some((other) => isSame(other, rule))
    const counts = await getJson<Record<string, Record<string, number>>>('faults')
    const told = Object.entries(counts).map(([kind, actions]) => {
      const sum = Object.values(actions).reduce((total, count) => total + count, 0)
      return `${kind} ${sum}`
    })
    struck.textContent = told.length ? `${texts.struck} ${told.join(' · ')}` : ''
  }
  return { root: element('div', '', ...boxes.map(({ root }) => root), struck), look }
}
