import { button, element } from '../dom'
import { edit } from '../server'
import { texts } from '../texts'

export type Document = Record<string, unknown> & { _id: string | number }

const PREVIEW = 90

/** Saving and removing of one document; what is refused is said beside it. */
function tools(collection: string, { _id }: Document, text: HTMLTextAreaElement, changed: () => void): HTMLElement {
  const told = element('span', 'bad')
  const attempt = async (change: () => Promise<unknown>) => {
    told.textContent = ''
    try {
      await change()
      changed()
    } catch (error) {
      told.textContent = (error as Error).message
    }
  }
  const save = async () => {
    const { _id: written } = JSON.parse(text.value) as Partial<Document>
    if (written !== _id) throw new Error(texts.idStays)
    await edit('put', { collection, document: text.value })
  }
  const remove = () => {
    if (confirm(`${texts.removeDocument} ${_id}`)) void attempt(() => edit('remove', { collection, id: _id }))
  }
  return element(
    'div',
    'row',
    button(texts.save, () => attempt(save)),
    button(texts.remove, remove),
    told,
  )
}

/** One document: a line that opens to the whole of it. */
export function documentRow(collection: string, document: Document, changed: (() => void) | null): HTMLElement {
  const { _id, ...fields } = document
  const summary = element(
    'summary',
    'one-line',
    element('b', '', String(_id)),
    ` ${JSON.stringify(fields).slice(0, PREVIEW)}`,
  )
  const whole = JSON.stringify(document, null, 2)
  if (!changed) return element('details', '', summary, element('pre', '', whole))
  const text = element('textarea')
  text.value = whole
  text.rows = Math.min(24, whole.split('\n').length + 1)
  text.spellcheck = false
  text.setAttribute('aria-label', String(_id))
  return element('details', '', summary, text, tools(collection, document, text, changed))
}
