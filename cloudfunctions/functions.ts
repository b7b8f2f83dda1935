import type { FunctionName } from '../core/contract/contract'

/** What the platform has to know about a function. `npm run build` writes it into environment.json for everybody else. */
export interface FunctionSpec {
  /** whether a mini program may call it */
  client: boolean
  timeout_seconds: number
  memory_mb: number
  /** what of WeChat's open interface it calls */
  openapi: string[]
  /** second minute hour day month weekday year, Asia/Shanghai */
  timer?: string
  /** the events of WeChat's message push that go to it, once the owner has said so in the console */
  push?: string[]
  /** the path under which it answers HTTP */
  http?: string
  environment?: Record<string, string>
  /** names of variables whose values come from the credentials, where they are given */
  secrets?: string[]
}

const usual: FunctionSpec = { client: true, timeout_seconds: 20, memory_mb: 256, openapi: [] }

/** Every function once: in what it differs from the usual. */
const differences = {
  login: { secrets: ['WX_APP_SECRET'] },
  listSlots: {},
  hasChanged: {},
  createReservation: {},
  cancelOrder: { openapi: ['subscribeMessage.send'] },
  uploadProof: { openapi: ['security.msgSecCheck'] },
  listOrders: {},
  getOrder: {},
  updateProfile: { openapi: ['security.msgSecCheck'] },
  adminListOrders: {},
  verify: { openapi: ['subscribeMessage.send'] },
  moveOrder: {},
  adminMoveOrder: { openapi: ['subscribeMessage.send'] },
  adminBook: {},
  markVisit: {},
  markRefunded: { openapi: ['subscribeMessage.send'] },
  recordConsent: {},
  onMessagePush: {
    client: false,
    push: ['subscribe_msg_popup_event', 'subscribe_msg_change_event', 'subscribe_msg_sent_event'],
  },
  listTemplates: { openapi: ['subscribeMessage.getTemplateList'] },
  listMessages: {},
  changeRobot: {},
  testRobot: {},
  blockPlayer: {},
  getSettings: {},
  updateSettings: { openapi: ['subscribeMessage.getTemplateList'] },
  listAudits: {},
  listDay: {},
  closeHours: {},
  openHours: {},
  exportOrders: {},
  listAdmins: {},
  inviteAdmin: {},
  listInvites: {},
  revokeInvite: {},
  acceptInvite: {},
  changeAdmin: {},
  getStats: {},
  expireCron: { client: false, timeout_seconds: 60, openapi: ['subscribeMessage.send'], timer: '0 * * * * * *' },
  tidyCron: { client: false, timeout_seconds: 60, timer: '0 30 4 * * * *', environment: { PROOF_DAYS: '180' } },
  health: { client: false, http: '/health' },
  selfCheck: { timeout_seconds: 60, openapi: ['subscribeMessage.send'] },
  checkInvariants: { timeout_seconds: 60, memory_mb: 512 },
  exportMyData: {},
  deleteMyData: { timeout_seconds: 60 },
} satisfies { [N in FunctionName]: Partial<FunctionSpec> }

export const functions: Record<string, FunctionSpec> = Object.fromEntries(
  Object.entries<Partial<FunctionSpec>>(differences).map(([name, difference]) => [name, { ...usual, ...difference }]),
)
