import type { Person } from '../../account'
import { button, element, input } from '../dom'
import type { Panel } from '../panel'
import { getJson } from '../server'
import { texts } from '../texts'
import { momentOf, nameOf, sizeOf } from '../words'
import { pager, type Rows } from './pager'

interface File {
  path: string
  openid: string
  created_at: string
  bytes: number
  tempFileURL: string
}

const PAGE = 20

function view({ path, tempFileURL }: File): HTMLElement {
  if (!/\.(png|jpe?g|gif|webp)$/i.test(path)) {
    const link = element('a', '', texts.openFile)
    link.href = tempFileURL
    link.target = '_blank'
    link.rel = 'noreferrer'
    return link
  }
  const image = element('img', 'picture')
  image.src = tempFileURL
  image.alt = path
  return image
}

/** A line, and the picture behind it when it is opened. */
function row(file: File, people: Person[]): HTMLElement {
  const about = [
    momentOf(file.created_at),
    sizeOf(file.bytes),
    file.openid ? nameOf(people, file.openid) : texts.ofNobody,
  ]
  const summary = element('summary', '', element('b', '', file.path), ' ', element('span', 'faint', about.join(' · ')))
  const details = element('details', '', summary)
  details.addEventListener('toggle', () => {
    if (details.open && details.childElementCount === 1) details.append(view(file))
  })
  return details
}

/** The files of the cloud, newest first. */
export function filesPanel(people: Person[]): Panel {
  const search = input(texts.partOfPath, texts.partOfPath)
  const read = async (skip: number): Promise<Rows> => {
    const asked = { contains: search.value.trim(), skip: String(skip), limit: String(PAGE) }
    const path = `files?${new URLSearchParams(asked).toString()}`
    const { total, files } = await getJson<{ total: number; files: File[] }>(path)
    return { total, rows: files.map((file) => row(file, people)) }
  }
  const pages = pager(PAGE, read)
  search.addEventListener('change', pages.first)
  let isRead = false
  const look = () => {
    if (!isRead) pages.first()
    isRead = true
  }
  const controls = element('div', 'row', search, button(texts.lookAgain, pages.again))
  const root = element('section', '', controls, pages.root)
  return { title: texts.files, root, look }
}
