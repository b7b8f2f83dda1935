import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import type { Contract } from '../../../../core/contract/contract'
import { call } from '../../../services/cloud/call'
import { toast } from '../../../services/app/dialogs'
import { dropDraft, keepDraft, keptDraft } from '../../services/kept-draft'
import { askBeforeLeaving } from '../../services/leaving'
import { adminTexts } from '../../texts'
import { fromKept, toKept, type Restored } from './restored-draft'
import { saveChanges } from '../../shared/saving-settings'
import { readDraft, rebased, toDraft, type Draft } from '../../shared/settings-draft'
import { useAdminTask } from '../../shared/useAdminTask'
import { useFetched } from '../../../shared/hooks/useFetched'

export type ChangeDraft = (change: (draft: Draft) => Draft) => void

/** Leaving by a swipe asks nobody, and WeChat may end at any time: what was written is kept until it is saved or dropped. */
function useKeptDraft(draft: Draft | null, stored: Draft | null): void {
  useEffect(() => {
    if (draft && stored) keepDraft(toKept(draft, stored))
  }, [draft, stored])
}

type Stored = Contract['getSettings']['data']

/** Every setting as one draft, saved as one change. */
export function useSettings() {
  const [draft, setDraft] = useState<Draft | null>(null)
  const [restored, setRestored] = useState<Restored | null>(null)
  /** counts what was stored, so that fields are filled anew */
  const [version, setVersion] = useState(0)
  const isDirty = draft !== null
  // Choosing a picture hides the page and shows it again: what was written must survive that.
  const dirty = useRef(isDirty)
  dirty.current = isDirty
  const page = useFetched<Stored>(
    async () => {
      const stored = await call('getSettings', {})
      const kept = dirty.current ? null : keptDraft()
      const found = kept && fromKept(kept, toDraft(stored.settings))
      if (found) {
        setRestored(found)
        setDraft(found.draft)
      }
      setVersion((before) => before + 1)
      return stored
    },
    () => !dirty.current,
  )
  const { data, setData } = page

  const latest = useRef(data)
  latest.current = data
  const change = useCallback<ChangeDraft>((apply) => {
    setDraft((before) => {
      const from = before ?? (latest.current && toDraft(latest.current.settings))
      return from && apply(from)
    })
  }, [])
  const from = useMemo(() => data && toDraft(data.settings), [data])
  useKeptDraft(draft, from)
  const forget = useCallback(() => {
    dropDraft()
    setRestored(null)
    setDraft(null)
    setVersion((before) => before + 1)
  }, [])
  useEffect(() => {
    askBeforeLeaving(isDirty ? adminTexts.settings.leaving : null)
  }, [isDirty])

  const [save, saving] = useAdminTask(async () => {
    if (!data || !draft) return
    const read = readDraft(draft, data.settings)
    if ('problem' in read) return toast(read.problem)
    const outcome = await saveChanges(data.settings, read.changes)
    if (outcome.kind === 'dropped') return
    if (outcome.kind === 'conflict') {
      const { theirs, kept } = outcome
      setData(() => theirs)
      setDraft(rebased(draft, theirs.settings, kept))
      return setVersion((before) => before + 1)
    }
    const { stored } = outcome
    if (stored) setData(() => stored)
    forget()
    toast(stored ? adminTexts.settings.saved : adminTexts.settings.unchanged)
  })
  return { page, draft, isDirty, restored, forget, change, save, saving, version }
}
