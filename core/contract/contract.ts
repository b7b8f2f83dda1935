import type * as z from 'zod'
import type { ErrorCode, ErrorDetail } from '../errors'
import { orderFunctions, type doneBefore, type order, type slot } from './orders'
import { peopleFunctions, type admin, type invite } from './people'
import { reportFunctions, type audit, type dayFigures, type health, type selfCheckAnswer, type stats } from './reports'
import { settingsFunctions, type cell } from './settings'
import { messageFunctions, type robot } from './messages'
import { moneyFunctions } from './money'
import { visitFunctions } from './visits'

/** What every function takes and gives. Requests refuse fields they do not know. */
export const contract = {
  ...peopleFunctions,
  ...orderFunctions,
  ...visitFunctions,
  ...moneyFunctions,
  ...messageFunctions,
  ...settingsFunctions,
  ...reportFunctions,
} satisfies Record<string, { request: z.ZodType; data: z.ZodType }>

export type FunctionName = keyof typeof contract

/** What callers write and functions answer, by the function's name. */
export type Contract = {
  [N in FunctionName]: {
    request: z.input<(typeof contract)[N]['request']>
    parsed: z.output<(typeof contract)[N]['request']>
    data: z.output<(typeof contract)[N]['data']>
  }
}

export type SlotView = z.output<typeof slot>
export type OrderView = z.output<typeof order>
export type RobotView = z.output<typeof robot>
export type MessageView = Contract['listMessages']['data']['messages'][number]
export type AccountTemplateView = Contract['listTemplates']['data']['templates'][number]
export type DoneBefore = z.output<typeof doneBefore>
export type InviteView = z.output<typeof invite>
export type AdminView = z.output<typeof admin>
export type DayCell = z.output<typeof cell>
export type DayFigures = z.output<typeof dayFigures>
export type Stats = z.output<typeof stats>
export type Health = z.output<typeof health>
export type SelfCheckAnswer = z.output<typeof selfCheckAnswer>
export type AuditView = z.output<typeof audit>

/** What every function answers. */
export type Reply<N extends FunctionName> =
  | { code: 0; data: Contract[N]['data']; server_time: string }
  | { code: ErrorCode; message: string; detail?: ErrorDetail; request_id: string; server_time: string }
