import { useCallback, useEffect, useRef, useState } from 'react'
import type { Contract } from '../../../core/contract'
import { call } from '../../services/call'
import { toast } from '../../services/dialogs'
import { askBeforeLeaving } from '../services/leaving'
import { adminTexts } from '../texts'
import { readDraft, toDraft, type Draft } from './settingsDraft'
import { useAdminTask } from './useAdminTask'
import { useFetched } from './useFetched'

export type ChangeDraft = (change: (draft: Draft) => Draft) => void

type Stored = Contract['getSettings']['data']

/** Every setting as one draft, saved as one change. */
export function useSettings() {
  const [draft, setDraft] = useState<Draft | null>(null)
  /** counts what was stored, so that fields are filled anew */
  const [version, setVersion] = useState(0)
  const isDirty = draft !== null
  // Choosing a picture hides the page and shows it again: what was written must survive that.
  const dirty = useRef(isDirty)
  dirty.current = isDirty
  const page = useFetched<Stored>(
    async () => {
      const stored = await call('getSettings', {})
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
  useEffect(() => {
    askBeforeLeaving(isDirty ? adminTexts.settings.leaving : null)
  }, [isDirty])

  const [save, saving] = useAdminTask(async () => {
    if (!data || !draft) return
    const read = readDraft(draft, data.settings)
    if ('problem' in read) return toast(read.problem)
    const isChanged = Object.keys(read.changes).length > 0
    const stored = isChanged ? await call('updateSettings', read.changes) : data
    setData(() => stored)
    setDraft(null)
    setVersion((before) => before + 1)
    toast(isChanged ? adminTexts.settings.saved : adminTexts.settings.unchanged)
  })
  return { page, draft, isDirty, change, save, saving, version }
}
