import * as z from 'zod'
import { robotKinds } from '../messages/alerts'
import { dropReasons } from '../messages/outbox'
import { messageEvents } from '../shop/message-templates'
import { id, text } from './fields'
import { maxLength } from './limits'
import { messageEventFields } from './settings'

const messagesLeft = z.object(messageEventFields(() => z.int().optional()))

const accountTemplate = z.object({
  template_id: z.string(),
  title: z.string(),
  fields: z.array(
    z.object({
      name: z.string(),
      label: z.string(),
      /** of `enum`: what it may be */
      choices: z.array(z.string()),
      /** what can go into it: names of values */
      sources: z.array(z.string()),
      /** what most likely goes into it; '' where nobody can tell */
      guess: z.string(),
    }),
  ),
})

/** A message to somebody, as an owner reads of it: what it was about, and what became of it. */
const message = z.object({
  id: z.string(),
  order_id: z.string(),
  event: z.enum(messageEvents),
  status: z.enum(['queued', 'sending', 'sent', 'dropped', 'failed']),
  why: z.enum(['', ...dropReasons]),
  /** what WeChat answered last */
  code: z.int().nullable(),
  /** what an owner can do about that; '' when there is nothing */
  remedy: z.string(),
  at: z.string(),
  sent_at: z.string().nullable(),
})

export const robot = z.object({
  kind: z.enum(robotKinds),
  changed_at: z.string(),
  told_at: z.string().nullable(),
  /** what went wrong last; '' when nothing did */
  problem: z.string(),
})

/** WeChat's newest text allows so many templates in one question. */
const MOST_ASKED = 5

/** Who is told what. */
export const messageFunctions = {
  /** what WeChat answered when the caller was asked for consent, by template; `tap_id` makes a repetition harmless */
  recordConsent: {
    request: z.strictObject({
      tap_id: id,
      results: z
        .record(
          z
            .string()
            .max(maxLength.template_id)
            .regex(/^[\w-]+$/),
          text(40),
        )
        .refine((results) => Object.keys(results).length <= MOST_ASKED, { params: { why: `最多 ${MOST_ASKED} 项` } })
        .refine((results) => Object.keys(results).length > 0, { params: { why: '至少要有一项' } }),
    }),
    data: z.object({ messages_left: messagesLeft }),
  },
  /** WeChat's message push: of consents, and of what became of messages. Nothing of it is believed unread */
  onMessagePush: {
    request: z.looseObject({}),
    data: z.object({ counted: z.int() }),
  },
  /** the templates of the owner's account at WeChat */
  listTemplates: {
    request: z.strictObject({}),
    data: z.object({ templates: z.array(accountTemplate) }),
  },
  /** the last 100 messages, and how the admins' group is told */
  listMessages: {
    request: z.strictObject({}),
    data: z.object({ messages: z.array(message), robot: robot.nullable() }),
  },
  /** the address of the group chat's robot; '' removes it */
  changeRobot: {
    request: z.strictObject({ url: text(maxLength.robot_url) }),
    data: z.object({ robot: robot.nullable() }),
  },
  /** sends one message to the group */
  testRobot: {
    request: z.strictObject({}),
    data: z.object({ robot, problem: z.string() }),
  },
}
