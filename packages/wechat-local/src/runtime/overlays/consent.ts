import { shown, type Shown } from '../phone/ui-log'
import { button, element, openOverlay } from './sheet'

/** A sheet of WeChat's own that asks for a yes or no. */
export function askConsent(
  kind: Shown['kind'],
  title: string,
  lines: string[],
  yes = '允许',
  no = '拒绝',
): Promise<boolean> {
  return new Promise((resolve) => {
    shown.push({ kind, title, content: lines.join('\n') })
    const done = (answer: boolean) => () => {
      overlay.close()
      resolve(answer)
    }
    const buttons = element(
      'div',
      'consent-buttons',
      button('consent-no', no, done(false)),
      button('consent-yes', yes, done(true)),
    )
    const content = lines.map((line) => element('p', '', line))
    const overlay = openOverlay(`consent consent-${kind}`, [element('h2', '', title), ...content, buttons])
  })
}
