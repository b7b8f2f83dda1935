import type { Contract, OrderView } from '../../../../../core/contract/contract'
import { DomainError } from '../../../../../core/errors'
import type { Settings } from '../../../../../core/shop/settings'
import { call } from '../../../../services/cloud/call'
import { confirm } from '../../../../services/app/dialogs'
import { tellSlippedIn, touched } from '../../../shared/slipped-in'
import { adminTexts } from '../../../shared/texts'
import { texts } from '../texts'
import { differingFields, mayTakeHours, type Changes } from './settings-draft'

type Stored = Contract['getSettings']['data']
type Field = ReturnType<typeof differingFields>[number]

export type Outcome =
  | { kind: 'saved'; stored: Stored | null }
  | { kind: 'dropped' }
  /** somebody changed the settings meanwhile; `kept` are the fields that stay as they were written here */
  | { kind: 'conflict'; theirs: Stored; kept: Field[] }

function isConflict(error: unknown): error is DomainError {
  return error instanceof DomainError && error.code === 4005 && error.detail?.changed_by !== undefined
}

/** Where both changed the same, whoever saves here decides; what only one of them changed needs no question. */
async function settle(error: DomainError, before: Settings, changes: Changes): Promise<Outcome> {
  const theirs = await call('getSettings', {})
  const mine = Object.keys(changes) as Field[]
  const both = differingFields(before, theirs.settings).filter((name) => mine.includes(name))
  if (both.length === 0) return save(theirs.settings, changes)
  const { conflict, conflictHint, mine: yes, theirs: no } = texts
  const { settingNames: fields } = adminTexts
  const isKept = await confirm({
    title: conflict(error.detail?.changed_by ?? ''),
    content: conflictHint(both.map((name) => fields[name] ?? name)),
    yes,
    no,
  })
  return { kind: 'conflict', theirs, kept: isKept ? mine : mine.filter((name) => !both.includes(name)) }
}

async function save(before: Settings, changes: Changes): Promise<Outcome> {
  let asked: OrderView[] = []
  if (mayTakeHours(changes)) {
    const { affected, total } = await call('updateSettings', { ...changes, dry_run: true })
    const { affectedTitle, saveAnyway, cancel } = texts
    const question = { title: affectedTitle(total), content: touched(affected, total), yes: saveAnyway, no: cancel }
    if (total > 0 && !(await confirm(question))) return { kind: 'dropped' }
    asked = affected
  }
  const stored = await call('updateSettings', { ...changes, version: before.version })
  await tellSlippedIn(asked, stored.affected)
  return { kind: 'saved', stored }
}

/** Saves what differs: says before whom it touches, and after who came in between. */
export async function saveChanges(before: Settings, changes: Changes): Promise<Outcome> {
  if (Object.keys(changes).length === 0) return { kind: 'saved', stored: null }
  try {
    return await save(before, changes)
  } catch (error) {
    if (!isConflict(error)) throw error
    return settle(error, before, changes)
  }
}
