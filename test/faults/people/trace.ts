import type { Audit } from '../../../core/order/audit'
import { atLeast, type Role } from '../../../core/shop/roles'
import type { Invite } from '../../../core/shop/invite'
import type { SimulatedCloud } from '../../simulation/cloud'
import { askedBy, of } from '../../simulation/request'

/** A transaction, in simulated time, and what it wrote into the audits. */
interface Traced {
  began: number
  committed: number
  texts: string[]
}

/** An audit and the transaction that wrote it. */
interface Deed {
  audit: Audit
  began: number
  committed: number
}

/** Notes when each transaction of this history began and was committed. To be called when the history has begun. */
export function traceTransactions({ wire, timeline }: SimulatedCloud): Map<string, Traced> {
  const traced = new Map<string, Traced>()
  const handle = wire.handle.bind(wire)
  wire.handle = async (request) => {
    const chunks: Uint8Array[] = []
    for await (const chunk of request.body) chunks.push(chunk)
    const body = Buffer.concat(chunks)
    const { action, transactionId } = askedBy(request, body)
    const { now } = timeline
    const answer = await handle({ ...request, body: of(body) })
    const reply = answer === null || answer === 'dropped' ? '' : Buffer.from(answer.body).toString('latin1')
    const begun = /"transactionId":"([^"]+)"/.exec(reply)?.[1]
    if (action === 'database.startTransaction' && begun)
      traced.set(begun, { began: now, committed: Infinity, texts: [] })
    const found = traced.get(transactionId ?? '')
    const text = body.toString('utf8')
    if (found && text.includes('order_audits')) found.texts.push(text)
    if (found && action === 'database.commitTransaction') found.committed = now
    return answer
  }
  return traced
}

export function deedsOf(audits: Audit[], traced: Map<string, Traced>): Deed[] {
  const all = [...traced.values()]
  return audits.flatMap((audit) => {
    const found = all.filter(({ texts }) => texts.some((text) => text.includes(audit._id)))
    return found.map(({ began, committed }) => ({ audit, began, committed }))
  })
}

interface Turn {
  openid: string
  role: Role | null
  at: number
}

/** Each time somebody's role was written, oldest first. */
function turnsOf(deeds: Deed[], first: Record<string, Role>): Turn[] {
  const turns = Object.entries(first).map(([openid, role]): Turn => ({ openid, role, at: -Infinity }))
  for (const { audit, committed } of deeds) {
    const { action, admin_id } = audit
    const role = (audit.after as { role?: Role } | null)?.role ?? null
    const target = (audit.before as { admin_id?: string } | null)?.admin_id ?? ''
    if (action === 'accept_invite') turns.push({ openid: admin_id, role, at: committed })
    if (action === 'change_role' || action === 'remove_admin') turns.push({ openid: target, role, at: committed })
  }
  return turns.sort((a, b) => a.at - b.at)
}

function roleAt(turns: Turn[], who: string, time: number): Role | null {
  return turns.filter(({ openid, at }) => openid === who && at <= time).at(-1)?.role ?? null
}

const ofOwners = ['invite_admin', 'revoke_invite', 'change_role', 'remove_admin']

/** What admins did in transactions at whose beginning they were none, or less, and accepted invitations whose maker was none. */
export function wrongfulDeeds(deeds: Deed[], first: Record<string, Role>, invites: Invite[]): string[] {
  const turns = turnsOf(deeds, first)
  const had = (who: string, needed: Role, { began, committed }: Deed) =>
    [began, committed - 1].some((time) => {
      const role = roleAt(turns, who, time)
      return role !== null && atLeast(role, needed)
    })
  return deeds.flatMap((deed) => {
    const { action, admin_id } = deed.audit
    if (action !== 'accept_invite') {
      const needed = ofOwners.includes(action) ? 'owner' : 'operator'
      return had(admin_id, needed, deed) ? [] : [`${admin_id} did ${action} without being ${needed}`]
    }
    const backers = invites.filter(({ used_by }) => used_by === admin_id).map(({ made_by }) => made_by ?? '')
    const isBacked = backers.length === 0 || backers.some((backer) => had(backer, 'owner', deed))
    return isBacked ? [] : [`${admin_id} accepted an invitation of ${backers.join()}, who is no owner`]
  })
}
