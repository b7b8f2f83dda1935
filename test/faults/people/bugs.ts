import type { Bug } from '../../simulation/planted'

/** What could have been forgotten: each lets somebody act who may not any more, or leaves a file that nobody knows of. */
export const peopleBugs: Bug[] = [
  {
    name: 'a role is read before the transaction',
    noticed_on: 3,
    file: 'cloudfunctions/_shell/guards.ts',
    right: `await tx.get('admins', call.openid)`,
    wrong: 'admin',
  },
  {
    name: 'an invitation does not look at its maker',
    noticed_on: 7,
    file: 'cloudfunctions/_shell/stores/staff.ts',
    right: '!(await isBacked(tx, found))',
    wrong: 'false',
  },
  {
    name: 'a picture is stored without a record',
    noticed_on: 9,
    file: 'cloudfunctions/_shell/stores/pictures.ts',
    right: `await tx.set('stored_files', recordOf(file_id, call.openid, 'uploading', call.now))`,
    wrong: 'undefined',
  },
]
