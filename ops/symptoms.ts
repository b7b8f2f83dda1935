import type { Heartbeat } from '../core/system'
import { addMinutes } from '../core/time'
import type { Cloud } from './cloud'
import type { Description } from './description'
import type { Finding } from './doctor'
import type { State } from './state'

const problem = (what: string, consequence: string, cure: string): Finding => ({
  what,
  consequence,
  cure,
  is_hint: false,
})
const hint = (what: string, consequence: string, cure: string): Finding => ({ what, consequence, cure, is_hint: true })

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
    ...(settings && settings.pay_qr_url === '' ? [noPicture] : []),
    ...(state.functions.get('login')?.environment.WX_APP_SECRET === undefined ? [noSecret] : []),
    ...strangers(state),
  ]
}

const failedFunctions = ({ functions }: State): Finding[] =>
  [...functions]
    .filter(([, { status }]) => status !== 'Active')
    .map(([name, { status }]) =>
      problem(`the function ${name} is ${status}`, 'It may not answer.', 'wait a minute, then: npm run deploy'),
    )

/** A timer that runs every minute is silent after five. */
function silentTimers({ functions }: Description, state: State, beats: Heartbeat[], now: string): Finding[] {
  const everyMinute = Object.entries(functions).filter(
    ([name, { timer }]) => timer?.startsWith('0 * ') && state.functions.has(name),
  )
  return everyMinute.flatMap(([name]) => {
    const beat = beats.find(({ _id }) => _id === name)
    if (beat && beat.at > addMinutes(now, -5)) return []
    const since = beat ? `since ${beat.at}` : 'ever'
    return [
      problem(
        `the timer of ${name} has not run ${since}`,
        'Nothing is tidied and nobody is notified; what players read stays right.',
        'just deployed: wait two minutes; else read the log of the function in the console',
      ),
    ]
  })
}

const ownerHints = ({ shop }: State): Finding[] =>
  shop.has_owner || !shop.has_owner_code
    ? []
    : [
        hint(
          'the owner’s code has not been used',
          'Nobody can open the admin tab yet.',
          'enter it in the mini program; lost it? npm run deploy -- --owner-code',
        ),
      ]

const noPicture = hint(
  'there is no payment QR code',
  'Players see what to pay but not where.',
  'upload it in the mini program, admin tab, settings',
)

const noSecret = hint(
  'login has no WX_APP_SECRET',
  'The code of wx.login is not exchanged; identity still comes from the platform.',
  'set WX_APP_SECRET in .env.cloud, then: npm run deploy',
)

const strangers = ({ others }: State): Finding[] =>
  [
    ...others.collections.map((name) => `the collection ${name}`),
    ...others.functions.map((name) => `the function ${name}`),
  ].map((what) =>
    hint(
      `${what} is not described`,
      'Nothing here uses it.',
      'leave it, or remove it in the console if it is nobody’s',
    ),
  )
