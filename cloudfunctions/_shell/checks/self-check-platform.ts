import { isForbidden, NO_TOKEN } from '../../../core/shop/permission'
import { FORBIDDEN, type ForbiddenCall, type Heartbeat } from '../../../core/shop/system'
import { addHours } from '../../../core/time'
import { askForMessage } from '../messages/permission'
import { documents } from '../platform/database'
import { files } from '../platform/files'
import { judged, noted, yes, type Question } from './self-check-answer'

const UPLOAD_FUNCTIONS = 'upload the functions that call WeChat once with WeChat DevTools (10 minutes until it counts)'
const UPLOAD_TRIGGER = 'in WeChat DevTools, right-click expireCron → 上传触发器 (upload triggers)'
/** What is older has perhaps been cured since. */
const HOURS_OF_REFUSALS = 1

export const platformQuestions: Record<string, Question> = {
  'a file is stored, read back and removed': async (_call, run) => {
    const bytes = Buffer.from(run)
    const file_id = await files.upload(`self-check/${run}.txt`, bytes)
    const read = await files.download(file_id)
    await files.removeAll([file_id])
    const left = await files.download(file_id)
    return judged(bytes.equals(read ?? Buffer.alloc(0)) && left === null, left ? 'it is still there' : 'as it should')
  },
  'functions may send subscribe messages': async ({ openid }) => {
    const code = await askForMessage(openid)
    if (code === null) return judged(false, 'WeChat did not answer')
    return isForbidden(code)
      ? judged(false, `not yet (${code}): ${UPLOAD_FUNCTIONS}`)
      : yes(`allowed; this message of no template was answered ${code}`)
  },
  'no function was refused by WeChat in the last hour': async ({ now }) => {
    const recent = { _id: { $regex: `^${FORBIDDEN}` }, at: { $gt: addHours(now, -HOURS_OF_REFUSALS) } }
    const refused = (await documents.find('system', recent, { order: [['_id', 'asc']] })) as ForbiddenCall[]
    const names = refused.map(({ _id, code }) => `${_id.slice(FORBIDDEN.length)} (${code})`)
    return names.length === 0 ? yes('none') : judged(false, `${names.join(', ')}: ${UPLOAD_FUNCTIONS}`)
  },
  'the timer may send subscribe messages': async () => {
    const [beat] = (await documents.find('system', { _id: 'expireCron' })) as Heartbeat[]
    const code = beat?.messages?.code
    if (code === undefined) return noted('not known yet: the timer has not run, or WeChat did not answer it')
    if (!isForbidden(code)) return yes(`allowed; a message of no template was answered ${code}`)
    return judged(false, `not yet (${code}): ${code === NO_TOKEN ? UPLOAD_TRIGGER : UPLOAD_FUNCTIONS}`)
  },
  'who the platform says calls: a mini program': ({ source, openid, env }) =>
    Promise.resolve(judged(openid !== '' && env !== '', `SOURCE ${source || 'is empty'}, in ${env}`)),
  'what the platform says of a timer': async () => {
    const [heartbeat] = (await documents.find('system', { _id: 'expireCron' })) as Heartbeat[]
    return noted(
      heartbeat ? `SOURCE ${heartbeat.source || 'is empty'}, last run ${heartbeat.at}` : 'the timer has not run yet',
    )
  },
  'the time zone of functions': () =>
    Promise.resolve(noted(`${new Date().getTimezoneOffset()} minutes from UTC; nothing here depends on it`)),
}
