import * as z from 'zod'
import { cursor, file_id, id, name, reason, role, text } from './fields'
import { maxLength } from './limits'
import { order } from './orders'
import { messageEventFields, playerSettings } from './settings'

const user = z.object({ id: z.string(), nickname: z.string(), avatar_url: z.string() })
export const admin = z.object({ id: z.string(), name: z.string(), role })
export const invite = z.object({ id: z.string(), name: z.string(), role, expire_at: z.string(), made_by: z.string() })

/** Players and admins. */
export const peopleFunctions = {
  login: {
    request: z.strictObject({ code: z.string().max(256).optional() }),
    data: z.object({
      user,
      role: role.nullable(),
      settings: playerSettings,
      pending_order: order.nullable(),
      /** how many more messages about each event the caller may get: an estimate */
      messages_left: z.object(messageEventFields(() => z.int().optional())).optional(),
      /** admins only: orders that wait for a verdict, and how many of them are overdue */
      waiting: z.object({ count: z.int(), overdue: z.int() }).optional(),
    }),
  },
  updateProfile: {
    request: z.strictObject({
      nickname: name(maxLength.nickname).optional(),
      avatar_file_id: file_id.optional(),
    }),
    data: z.object({ user }),
  },
  /** everything the shop knows about the caller, page by page */
  exportMyData: {
    request: z.strictObject({ cursor: cursor.optional() }),
    data: z.object({
      user,
      orders: z.array(order),
      /** the last messages to the caller */
      messages: z.array(z.object({ event: z.string(), status: z.string(), at: z.string() })).optional(),
      /** how many messages of each of WeChat's templates the caller agreed to */
      consents: z.array(z.object({ template_id: z.string(), accepted: z.int() })).optional(),
      next_cursor: z.string().nullable(),
    }),
  },
  /** forgets the caller; what the books need stays, without a name */
  deleteMyData: {
    request: z.strictObject({ confirm: z.literal(true) }),
    data: z.object({ orders: z.int() }),
  },
  /** whoever is blocked makes no new order; what is under way goes on */
  blockPlayer: {
    request: z.strictObject({ player_id: id, is_blocked: z.boolean(), reason }),
    data: z.object({ player_id: z.string(), is_blocked: z.boolean() }),
  },
  listAdmins: {
    request: z.strictObject({}),
    data: z.object({ admins: z.array(admin) }),
  },
  /** a code that makes whoever enters it first an admin, for a day */
  inviteAdmin: {
    request: z.strictObject({ role, name: name(maxLength.name) }),
    data: z.object({ code: z.string(), expire_at: z.string() }),
  },
  /** the invitations that somebody could still enter */
  listInvites: {
    request: z.strictObject({}),
    data: z.object({ invites: z.array(invite) }),
  },
  revokeInvite: {
    request: z.strictObject({ invite_id: id }),
    data: z.object({ invites: z.array(invite) }),
  },
  acceptInvite: {
    request: z.strictObject({ code: text(maxLength.invite_code).min(1) }),
    data: z.object({ role }),
  },
  /** `role: null` removes */
  changeAdmin: {
    request: z.strictObject({ admin_id: id, role: role.nullable() }),
    data: z.object({ admins: z.array(admin) }),
  },
}
