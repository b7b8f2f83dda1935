/** What a player is told of. `moved` is a move by an admin; players know of their own deeds. */
export const playerEvents = [
  'confirmed',
  'returned',
  'rejected',
  'cancelled',
  'moved',
  'expired',
  'starts_soon',
  'refunded',
] as const

export type PlayerEvent = (typeof playerEvents)[number]

/** What a message may be about; admins are told of proofs that wait. */
export const messageEvents = [...playerEvents, 'proof_waits'] as const

export type MessageEvent = (typeof messageEvents)[number]

/** One of the owner's own templates, and what goes into each of its fields: the name of a value, or `=` and a fixed text. */
export interface MessageTemplate {
  template_id: string
  /** WeChat's name of the field, such as `thing4` → what goes into it, such as `console` */
  fields: Record<string, string>
}

/** An event without a template is not told. */
export type MessageTemplates = { [E in MessageEvent]?: MessageTemplate }

/** What an older version stored and an old client still sends: two ids, '' for none, with field names that stood in the code. */
export interface TemplateIds {
  verdict: string
  expired: string
}

const oldFields = { phrase1: 'result', time2: 'time', thing3: 'reason' }
const verdictEvents = ['confirmed', 'returned', 'rejected', 'cancelled', 'moved'] as const

/** Whatever a client sent may be asked. */
export function isTwoIds(sent: unknown): sent is TemplateIds {
  const { verdict, expired } = (sent ?? {}) as Record<string, unknown>
  return typeof verdict === 'string' && typeof expired === 'string'
}

/** Stored templates as this version knows them. */
export function wholeTemplates(stored: MessageTemplates | TemplateIds): MessageTemplates {
  if (!isTwoIds(stored)) return stored
  const { verdict, expired } = stored
  const templates: MessageTemplates = {}
  if (verdict) for (const event of verdictEvents) templates[event] = { template_id: verdict, fields: oldFields }
  if (expired) templates.expired = { template_id: expired, fields: oldFields }
  return templates
}

/** WeChat asks for at most so many templates at once. */
const MOST_ASKED = 3

/** The different templates of these events, as many as can be asked for in one tap; the first events matter most. */
export function templatesToAsk(ids: { [E in MessageEvent]?: string }, events: readonly MessageEvent[]): string[] {
  return [...new Set(events.flatMap((event) => ids[event] ?? []))].slice(0, MOST_ASKED)
}

/** The id of each event's template, which is all that a client needs to ask for consent. */
export function templateIds(templates: MessageTemplates): { [E in MessageEvent]?: string } {
  const known = messageEvents.flatMap((event) => {
    const template = templates[event]
    return template ? [[event, template.template_id] as const] : []
  })
  return Object.fromEntries(known)
}
