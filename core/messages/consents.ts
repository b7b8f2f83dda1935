import { addMinutes, type Instant } from '../time'

/** What somebody agreed to receive, by template. WeChat tells nobody how many are left, so this is an estimate. */
export interface Consents {
  /** the openid */
  _id: string
  templates: Record<string, ConsentCount>
  /** what was counted last, so that the same tap is not counted twice */
  recent: CountedConsent[]
}

interface ConsentCount {
  /** how many were agreed to, or left, by `since` and after */
  accepted: number
  /** what was sent from then on is taken off */
  since: Instant
}

/** WeChat may tell of a tap as well as the client: the two are paired by template and time. */
export interface CountedConsent {
  /** of the tap, by whoever told it */
  key: string
  template_id: string
  at: Instant
  by: 'client' | 'push'
  isPaired: boolean
}

const MOST_RECENT = 20
/** A person's templates have a bound, because a client may send anything. */
const MOST_TEMPLATES = 25
const PAIRING_MINUTES = 2

export function noConsents(openid: string): Consents {
  return { _id: openid, templates: {}, recent: [] }
}

/** How many messages of each template were sent to somebody, and when. */
export type SentTo = readonly { template_id: string; sent_at: Instant | null }[]

/** How many more messages of a template somebody may get. */
export function leftOf(consents: Consents | null, template_id: string, sent: SentTo): number {
  const count = consents?.templates[template_id]
  if (!count) return 0
  const taken = sent.filter((one) => one.template_id === template_id && (one.sent_at ?? '') >= count.since).length
  return Math.max(0, count.accepted - taken)
}

/** One yes for each of these templates. The same tap once more, or told by WeChat too, changes nothing. */
export function withConsents(
  consents: Consents,
  { key, template_ids, by }: { key: string; template_ids: readonly string[]; by: CountedConsent['by'] },
  sent: SentTo,
  now: Instant,
): Consents {
  const templates = { ...consents.templates }
  let recent = consents.recent
  for (const template_id of template_ids) {
    if (recent.some((one) => one.key === key && one.template_id === template_id && one.by === by)) continue
    const twin = twinOf(recent, template_id, by, now)
    const counted = { key, template_id, at: now, by, isPaired: twin !== undefined }
    recent = [counted, ...recent.map((one) => (one === twin ? { ...one, isPaired: true } : one))].slice(0, MOST_RECENT)
    if (twin || (!(template_id in templates) && Object.keys(templates).length >= MOST_TEMPLATES)) continue
    templates[template_id] = { accepted: leftOf({ ...consents, templates }, template_id, sent) + 1, since: now }
  }
  return { ...consents, templates, recent }
}

function twinOf(recent: CountedConsent[], template_id: string, by: CountedConsent['by'], now: Instant) {
  const earliest = addMinutes(now, -PAIRING_MINUTES)
  return recent.find((one) => one.template_id === template_id && one.by !== by && !one.isPaired && one.at >= earliest)
}

/** None of a template is left: WeChat refused one, or the person switched it off. */
export function withoutConsent(consents: Consents, template_id: string, now: Instant): Consents {
  if (!(template_id in consents.templates)) return consents
  return { ...consents, templates: { ...consents.templates, [template_id]: { accepted: 0, since: now } } }
}
