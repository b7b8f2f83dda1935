import { settingsProblem, type Settings } from '../../core/shop/settings'
import type { Heartbeat } from '../../core/shop/system'
import { addMinutes } from '../../core/time'
import type { Cloud, Document } from '../cloud/cloud'
import type { Description } from '../plan/environment'
import type { State } from '../plan/live-state'
import { hint, problem, type Finding } from './finding'
import { wechatFindings } from './wechat-findings'

/** What a plan cannot see: how the shop is doing. */
export async function symptomsOf(
  description: Description,
  state: State,
  cloud: Cloud,
  now: string,
): Promise<Finding[]> {
  const beats = (await cloud.find('system', { at: cloud.operators.exists(true) })) as unknown as Heartbeat[]
  const settings = await cloud.get('settings', 'shop')
  return [
    ...failedFunctions(state),
    ...silentTimers(description, state, beats, now),
    ...ownerHints(state),
    ...settingsFindings(settings),
    ...(await wechatFindings(description, state, cloud, beats)),
    ...((await cloud.count('users')) === 0 ? [nobodyYet] : []),
    privacyDeclaration,
    oldestBaseLibrary,
    ...(state.functions.get('login')?.config.environment.WX_APP_SECRET === undefined ? [noSecret] : []),
    ...strangers(state),
  ]
}

function failedFunctions({ functions }: State): Finding[] {
  return [...functions]
    .filter(([, { status }]) => status !== 'Active')
    .map(([name, { status }]) =>
      problem(`the function ${name} is ${status}`, 'It may not answer.', 'wait a minute, then: npm run deploy'),
    )
}

const MINUTES_OF_PATIENCE = { everyMinute: 5, daily: 49 * 60 }

/** A timer that runs every minute is silent after five; another one after two nights since it was first deployed. */
function silentTimers({ functions }: Description, state: State, beats: Heartbeat[], now: string): Finding[] {
  const timers = Object.entries(functions).filter(([name, { timer }]) => timer && state.functions.has(name))
  return timers.flatMap(([name, { timer = '' }]) => {
    const isOften = timer.startsWith('0 * ')
    const beat = beats.find(({ _id }) => _id === name)?.at
    const last = beat ?? (isOften ? '' : (state.shop.releases.at(-1)?.at ?? now))
    const patience = isOften ? MINUTES_OF_PATIENCE.everyMinute : MINUTES_OF_PATIENCE.daily
    if (last > addMinutes(now, -patience)) return []
    return [
      problem(
        `the timer of ${name} has not run ${beat ? `since ${beat}` : 'ever'}`,
        'Nothing is tidied and nobody is notified; what players read stays right.',
        'just deployed: wait two minutes; else read the log of the function in the console',
      ),
    ]
  })
}

function ownerHints({ shop }: State): Finding[] {
  return shop.hasOwner || !shop.hasOwnerCode
    ? []
    : [
        hint(
          'the owner’s code has not been used',
          'Nobody can open the admin tab yet.',
          'enter it in the mini program; lost it? npm run deploy -- --owner-code',
        ),
      ]
}

function settingsFindings(settings: Document | undefined): Finding[] {
  if (!settings) return []
  const wrong = problemOf(settings as unknown as Settings)
  const cure = 'correct it in the mini program, admin tab, settings'
  return [
    ...(wrong ? [problem(`the settings are not sound: ${wrong.field}`, wrong.message, cure)] : []),
    ...(settings.pay_qr_url === '' ? [noPicture] : []),
  ]
}

/** Whoever edited the document by hand may have left anything. */
function problemOf(settings: Settings): { field: string; message: string } | null {
  try {
    return settingsProblem(settings)
  } catch {
    return { field: 'shop', message: 'A field is missing, or is of another kind.' }
  }
}

const noPicture = hint(
  'there is no payment QR code',
  'Players see what to pay but not where.',
  'upload it in the mini program, admin tab, settings',
)

const nobodyYet = hint(
  'nobody has opened the mini program yet',
  'It is not uploaded, or was built for another environment.',
  'CLOUD_ENV=<this environment> npm run build, then upload it: WeChat DevTools, or npm run deploy -- --weapp',
)

const privacyDeclaration = hint(
  'the privacy declaration at mp.weixin.qq.com cannot be seen from here',
  'What it does not name WeChat refuses with errno 112: players cannot copy, add pictures or write to the calendar.',
  'declare nickname and avatar, chosen photos, clipboard, calendar and album: docs/deploy.md, personal data',
)

const oldestBaseLibrary = hint(
  'the lowest base library at mp.weixin.qq.com cannot be seen from here',
  'Under 2.32.3 no picture can be added; under 2.20.1 pages stay blank.',
  'set it to 2.32.3 or newer: settings → basic settings → lowest base library',
)

const noSecret = hint(
  'login has no WX_APP_SECRET',
  'The code of wx.login is not exchanged; identity still comes from the platform.',
  'set WX_APP_SECRET in .env.cloud, then: npm run deploy',
)

function strangers({ others }: State): Finding[] {
  return [
    ...others.collections.map((name) => `the collection ${name}`),
    ...others.functions.map((name) => `the function ${name}`),
  ].map((what) =>
    hint(
      `${what} is not described`,
      'Nothing here uses it.',
      'leave it, or remove it in the console if it is nobody’s',
    ),
  )
}
