import { element, select } from '../dom'
import type { DeskPhone, Held } from '../phone'
import { texts } from '../texts'

interface Choice {
  label: string
  options: [text: string, held: Partial<Held>][]
}

const CHOICES: Choice[] = [
  {
    label: texts.size,
    options: [
      ['390 × 844', { width: 390, height: 844 }],
      ['320 × 568', { width: 320, height: 568 }],
      ['430 × 932', { width: 430, height: 932 }],
    ],
  },
  {
    label: texts.letters,
    options: [1, 1.25, 1.5, 2].map((fontScale) => [`${texts.letters} × ${fontScale}`, { fontScale }]),
  },
  {
    label: texts.theme,
    options: [
      [texts.light, { theme: 'light' }],
      [texts.dark, { theme: 'dark' }],
    ],
  },
  {
    label: texts.network,
    options: [
      [texts.online, { network: 'online' }],
      [texts.weak, { network: 'weak' }],
      [texts.offline, { network: 'offline' }],
    ],
  },
  {
    label: texts.platform,
    options: [
      ['iOS', { platform: 'ios' }],
      ['Android', { platform: 'android' }],
      ['Windows', { platform: 'windows' }],
      ['macOS', { platform: 'mac' }],
    ],
  },
]

function isHeld(held: Held, part: Partial<Held>): boolean {
  return Object.entries(part).every(([name, value]) => held[name as keyof Held] === value)
}

/** Size, letters, theme, network and system of phones. */
export function holdingRow(chosen: () => DeskPhone[], changed: () => void) {
  const selects = CHOICES.map(({ label, options }) => {
    const choose = (value: string) => {
      const [, part] = options[Number(value)] ?? []
      if (part) chosen().forEach(({ hold }) => hold(part))
      changed()
    }
    const made = select(
      label,
      options.map(([text], index) => [String(index), text] as const),
      choose,
    )
    /** Phones that differ from each other show nothing. */
    const look = () => {
      const index = options.findIndex(([, part]) => chosen().every(({ held }) => isHeld(held, part)))
      if (document.activeElement !== made) made.value = String(index)
    }
    return { made, look }
  })
  return {
    root: element('div', 'row', ...selects.map(({ made }) => made)),
    look: () => selects.forEach(({ look }) => look()),
  }
}
