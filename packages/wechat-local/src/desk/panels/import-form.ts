import { button, element, input } from '../dom'
import { edit } from '../server'
import { texts } from '../texts'

/** Puts a backup in the place of what the cloud keeps. */
export function importForm(beginAnew: () => void): HTMLElement {
  const folder = input(texts.importFolder, texts.importFolder)
  const key = input(texts.importKey, texts.importKey)
  key.type = 'password'
  key.autocomplete = 'off'
  const told = element('pre')
  const begin = async () => {
    if (!confirm(texts.importAsk)) return
    act.disabled = true
    told.className = 'faint'
    told.textContent = texts.importing
    try {
      told.textContent = (await edit('import', { folder: folder.value, key: key.value })).told
      beginAnew()
    } catch (error) {
      told.className = 'bad'
      told.textContent = (error as Error).message
    } finally {
      act.disabled = folder.value.trim() === ''
    }
  }
  const act = button(texts.importBackup, begin)
  act.disabled = true
  folder.addEventListener('input', () => (act.disabled = folder.value.trim() === ''))
  return element(
    'div',
    '',
    element('h3', '', texts.importBackup),
    element('div', 'row', folder, key),
    element('div', 'row', act),
    told,
  )
}
