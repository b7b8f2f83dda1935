import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import type { Contract } from '../../../../core/contract/contract'
import { call } from '../../../services/cloud/call'
import { toast } from '../../../services/app/dialogs'
import { dropDraft, keepDraft, keptDraft } from '../../services/kept-draft'
import { askBeforeLeaving } from '../../services/leaving'
import { texts } from './texts'
import { fromKept, toKept, type Restored } from './draft/restored-draft'
import { saveChanges } from './draft/saving-settings'
import { readDraft, rebased, toDraft, type Draft } from './draft/settings-draft'
import { useAdminTask } from '../../shared/useAdminTask'
import { forAdmins, useFetched } from '../../../shared/fetch/useFetched'

export type ChangeDraft = (change: (draft: Draft) => Draft) => void

/** Leaving by a swipe asks nobody, and WeChat may end at any time: what was written is kept until it is saved or dropped. */
function useKeptDraft(draft: Draft | null, stored: Draft | null): void {
  useEffect(() => {
    if (draft && stored) keepDraft(toKept(draft, stored))
  }, [draft, stored])
}

type Stored = Contract['getSettings']['data']

/** What was written and not saved yet; null while nothing was. */
function useDraft() {
  const [draft, setDraft] = useState<Draft | null>(null)
  const [restored, setRestored] = useState<Restored | null>(null)
  /** counts what was stored, so that fields are filled anew */
  const [version, setVersion] = useState(0)
  const fillAnew = useCallback(() => setVersion((before) => before + 1), [])
  // Choosing a picture hides the page and shows it again: what was written must survive that.
  const isDirty = useRef(false)
  isDirty.current = draft !== null

  const restore = useCallback(
    (stored: Stored) => {
      const kept = isDirty.current ? null : keptDraft()
      const found = kept && fromKept(kept, toDraft(stored.settings))
      if (found) {
        setRestored(found)
        setDraft(found.draft)
      }
      fillAnew()
    },
    [fillAnew],
  )
  const forget = useCallback(() => {
    dropDraft()
    setRestored(null)
    setDraft(null)
    fillAnew()
  }, [fillAnew])
  return { draft, setDraft, isDirty, restored, restore, forget, version, fillAnew }
}

/** Fields are drawn once and keep this function, so it must stay the same one. */
function useChange(from: Draft | null, setDraft: (next: (before: Draft | null) => Draft | null) => void): ChangeDraft {
  const latest = useRef(from)
  latest.current = from
  return useCallback<ChangeDraft>(
    (apply) =>
      setDraft((before) => {
        const start = before ?? latest.current
        return start && apply(start)
      }),
    [setDraft],
  )
}

/** Every setting as one draft, saved as one change. */
export function useSettings() {
  const { draft, setDraft, isDirty, restored, restore, forget, version, fillAnew } = useDraft()
  const fetchSettings = forAdmins<Stored>(async () => {
    const stored = await call('getSettings', {})
    restore(stored)
    return stored
  })
  const page = useFetched(fetchSettings, { shouldRefresh: () => !isDirty.current })
  const { data, setData } = page
  const from = useMemo(() => data && toDraft(data.settings), [data])
  useKeptDraft(draft, from)
  const change = useChange(from, setDraft)
  useEffect(() => {
    askBeforeLeaving(draft ? texts.leaving : null)
  }, [draft])

  const takeTheirs = (theirs: Stored, merged: Draft) => {
    setData(() => theirs)
    setDraft(merged)
    fillAnew()
  }
  const [save, saving] = useAdminTask(async () => {
    if (!data || !draft) return
    const read = readDraft(draft, data.settings)
    if ('problem' in read) return toast(read.problem)
    const outcome = await saveChanges(data.settings, read.changes)
    if (outcome.kind === 'dropped') return
    if (outcome.kind === 'conflict')
      return takeTheirs(outcome.theirs, rebased(draft, outcome.theirs.settings, outcome.kept))
    if (outcome.stored) setData(() => outcome.stored)
    forget()
    toast(outcome.stored ? texts.saved : texts.unchanged)
  })
  return { page, draft, isDirty: draft !== null, restored, forget, change, save, saving, version }
}
