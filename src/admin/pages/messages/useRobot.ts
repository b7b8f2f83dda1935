import { useCallback, useRef, useState } from 'react'
import { call } from '../../../services/cloud/call'
import { confirm, toast } from '../../../services/app/dialogs'
import { adminTexts } from '../../shared/texts'
import { useAdminTask } from '../../shared/useAdminTask'
import { texts } from './texts'

/** The robot of the admins' group chat. What is written is forgotten as soon as it is stored. */
export function useRobot(refresh: () => void) {
  const url = useRef('')
  const [turn, setTurn] = useState(0)
  const write = useCallback((text: string) => {
    url.current = text
  }, [])
  const store = async (address: string, done: string) => {
    await call('changeRobot', { url: address })
    url.current = ''
    setTurn((before) => before + 1)
    toast(done)
    refresh()
  }
  const [save, saving] = useAdminTask(() => store(url.current.trim(), texts.saved))
  const [test, testing] = useAdminTask(async () => {
    const { problem } = await call('testRobot', {})
    toast(problem || texts.arrived)
    refresh()
  })
  const [remove, removing] = useAdminTask(async () => {
    const { removeTitle: title, removeContent: content, remove: yes } = texts
    if (await confirm({ title, content, yes, no: adminTexts.cancel })) await store('', texts.removed)
  })
  return { turn, write, save, test, remove, busy: saving || testing || removing }
}
