import { insert } from '../../simulation/records'
import type { Scenario } from './scenario'
import { NOW } from './seeded-history'

/** WeChat tells of somebody who has two consents. */
function pushed(what: string, Event: string, List: object): Scenario {
  return {
    what: `onMessagePush: ${what}`,
    async given(cloud) {
      const templates = { 'T-verdict': { accepted: 2, since: NOW } }
      await insert(cloud, 'consents', [{ _id: 'ming', templates, recent: [] }])
      const event = { FromUserName: 'ming', CreateTime: 1764000000, MsgType: 'event', Event, List }
      return { name: 'onMessagePush', openid: 'ming', event, source: 'wx_unknown' }
    },
  }
}

export const messageScenarios: Scenario[] = [
  {
    what: 'recordConsent',
    given: () => {
      const event = { tap_id: 'one-tap-of-ming', results: { 'T-verdict': 'accept', 'T-expired': 'acceptWithAlert' } }
      return Promise.resolve({ name: 'recordConsent', openid: 'ming', event })
    },
  },
  pushed('a popup', 'subscribe_msg_popup_event', { TemplateId: 'T-verdict', SubscribeStatusString: 'accept' }),
  pushed('a change', 'subscribe_msg_change_event', { TemplateId: 'T-verdict', SubscribeStatusString: 'reject' }),
]
