import { button, element, input, select } from '../dom'
import type { Panel } from '../panel'
import { getJson } from '../server'
import { texts } from '../texts'
import { documentRow, type Document } from './documents'
import { pager, type Rows } from './pager'

const PAGE = 20

interface Page {
  total: number
  documents: Document[]
}

function pageOf(collection: string, query: string, order: string, skip: number): Promise<Page> {
  const asked = { query: query.trim(), order: order.trim(), skip: String(skip), limit: String(PAGE) }
  return getJson(`documents/${collection}?${new URLSearchParams(asked).toString()}`)
}

async function collectionSizes(): Promise<[string, number][]> {
  const { database } = await getJson<{ database: { collections: Record<string, number> } }>('health')
  return Object.entries(database.collections).sort(([a], [b]) => a.localeCompare(b))
}

/** Collections and their documents; where changes are allowed, they are edited in place. */
export function dataPanel(canEdit: boolean, changed: () => void): Panel {
  let collection = ''
  let drawn = ''
  const choose = select(texts.collection, [], (name) => {
    collection = name
    pages.first()
  })
  const query = input(texts.query, `${texts.query} {"status": "…"}`)
  const order = input(texts.order, `${texts.order} {"at": -1}`)
  const read = async (skip: number): Promise<Rows> => {
    const { total, documents } = await pageOf(collection, query.value, order.value, skip)
    const again = () => {
      pages.again()
      changed()
    }
    return { total, rows: documents.map((document) => documentRow(collection, document, canEdit ? again : null)) }
  }
  const pages = pager(PAGE, read)
  for (const field of [query, order]) field.addEventListener('change', pages.first)
  const look = async () => {
    const sizes = await collectionSizes()
    if (drawn === JSON.stringify(sizes)) return
    drawn = JSON.stringify(sizes)
    choose.replaceChildren(...sizes.map(([name, size]) => new Option(`${name} (${size})`, name)))
    const isNew = collection === ''
    collection ||= sizes[0]?.[0] ?? ''
    choose.value = collection
    if (isNew) pages.first()
  }
  const controls = [
    element('div', 'row', choose, button(texts.lookAgain, pages.again)),
    element('div', 'row', query, order),
  ]
  const root = element('section', '', ...controls, pages.root)
  return { title: texts.data, root, look }
}
