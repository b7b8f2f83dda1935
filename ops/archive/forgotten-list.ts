import type { ForgottenPlayer } from '../../core/order/forgotten'
import type { Instant } from '../../core/time'
import type { Cloud, Document } from '../cloud/cloud'
import { pagesById } from '../cloud/paging'
import type { Archive } from './archive'
import { documentsOf } from './entries'

const PAGE = 1000
export const FORGOTTEN = 'forgotten'

/** When players asked to be forgotten last, by the hash of their openid. */
export type ForgottenList = Map<string, Instant>

/** Whom the environment or the backup knows as forgotten. */
export async function readForgotten(archive: Archive, cloud: Cloud): Promise<ForgottenList> {
  const list: ForgottenList = new Map()
  const learn = (documents: Document[]) => {
    for (const { _id, at } of documents as unknown as ForgottenPlayer[])
      if ((list.get(_id) ?? '') < at) list.set(_id, at)
  }
  for await (const page of pagesById((after) => cloud.page(FORGOTTEN, after, PAGE))) learn(page)
  for (const { documents } of documentsOf(archive, FORGOTTEN)) learn(documents)
  return list
}

/** The list outlives what is restored: no later restore shall bring anybody back either. */
export async function keepForgotten(cloud: Cloud, list: ForgottenList): Promise<void> {
  for (const [_id, at] of list) await cloud.set(FORGOTTEN, { _id, at })
}
