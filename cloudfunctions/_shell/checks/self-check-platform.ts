import type { Heartbeat } from '../../../core/shop/system'
import { documents } from '../platform/database'
import { files } from '../platform/files'
import { openapi } from '../platform/wechat'
import { judged, noted, yes, type Question } from './self-check-answer'

/** WeChat's way of saying that config.json's permissions have not reached it. */
const NO_PERMISSION = -604101

export const platformQuestions: Record<string, Question> = {
  'a file is stored, read back and removed': async (_call, run) => {
    const bytes = Buffer.from(run)
    const file_id = await files.upload(`self-check/${run}.txt`, bytes)
    const read = await files.download(file_id)
    await files.remove([file_id])
    const left = await files.download(file_id)
    return judged(bytes.equals(read ?? Buffer.alloc(0)) && left === null, left ? 'it is still there' : 'as it should')
  },
  'functions may send subscribe messages': async ({ openid }) => {
    const error = await openapi()
      .subscribeMessage.send({ touser: openid, templateId: 'self-check', page: 'pages/slots/index', data: {} })
      .then(
        () => null,
        (reason: unknown) => reason,
      )
    const { errCode } = (error ?? {}) as { errCode?: number }
    if (errCode === NO_PERMISSION)
      return judged(
        false,
        'not yet: upload the functions that send once with WeChat DevTools (10 minutes until it counts)',
      )
    return yes(`allowed; this message of no template was answered ${errCode ?? 'without an error'}`)
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
