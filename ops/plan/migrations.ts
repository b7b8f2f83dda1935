import type { Cloud } from '../cloud/cloud'

export interface Migration {
  version: number
  what: string
  /** May be interrupted and run again; adds and fills, and leaves what running code reads. */
  run(cloud: Cloud): Promise<void>
}

/** Oldest first. A released one is never changed. */
export const migrations: Migration[] = [
  {
    version: 1,
    what: 'write down who the owners are',
    async run(cloud) {
      const openids = (await cloud.find('admins', { role: 'owner' })).map(({ _id }) => _id)
      if (openids.length > 0) await cloud.add('rosters', [{ _id: 'owners', openids }])
    },
  },
]
