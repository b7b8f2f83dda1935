import { createHash, randomBytes } from 'node:crypto'
import { CODE_BYTES, codeFrom, INVITE_HOURS, type Invite } from '../../core/shop/invite'
import { defaultSettings } from '../../core/shop/settings'
import { addHours } from '../../core/time'
import type { Cloud } from '../cloud/cloud'
import { latestVersion, migrate } from './migrate'
import { collectionNamed } from './plan-database'
import type { Step } from './step'
import type { State } from './live-state'

/** Data in the form that the functions of now expect. */
export const DATA = 'the data'

/** Makes the code of a new owner; only its hash is kept. */
export async function inviteOwner(cloud: Cloud, now: string): Promise<string> {
  const code = codeFrom(randomBytes(CODE_BYTES))
  const _id = createHash('sha256').update(code).digest('hex')
  const expire_at = addHours(now, INVITE_HOURS)
  await cloud.set('invites', { _id, role: 'owner', name: '店主', expire_at, used_by: null } satisfies Invite)
  return code
}

/** What must be in the database before anybody comes. */
export function shopSteps({ shop }: State): Step[] {
  const steps: Step[] = []
  if (shop.schemaVersion < latestVersion)
    steps.push({
      what: `bring the data from version ${shop.schemaVersion} to ${latestVersion}`,
      consequence: 'Functions meet data in a form they do not expect.',
      gives: DATA,
      needs: ['system', 'rosters'].map(collectionNamed),
      apply: ({ cloud, now, progress }) => migrate(cloud, now, progress),
    })
  if (shop.schemaVersion > latestVersion)
    steps.push({
      what: `the data are of version ${shop.schemaVersion}, this code knows ${latestVersion}`,
      consequence: 'Older code may damage newer data.',
      cure: 'git pull, then: npm run deploy',
    })
  if (!shop.hasSettings)
    steps.push({
      what: 'write the first settings',
      consequence: 'The first visitor has to wait until they are written.',
      needs: [collectionNamed('settings')],
      apply: ({ cloud }) => cloud.add('settings', [{ _id: 'shop', ...defaultSettings }]),
    })
  if (!shop.hasOwner && !shop.hasOwnerCode)
    steps.push({
      what: 'make a one-use code for the first owner',
      consequence: 'Nobody can open the admin tab.',
      needs: [collectionNamed('invites')],
      async apply({ cloud, now, announce }) {
        const code = await inviteOwner(cloud, now)
        announce(`The owner’s code, shown this once and good for ${INVITE_HOURS} hours: ${code}`)
      },
    })
  return steps
}
