import { aUser, NOW, PLAYER } from '../testing/samples'
import { filesHaveOwners } from './files'
import type { Dump } from './law'
import type { StoredFile } from '../images/stored-file'

function file(changes: Partial<StoredFile> = {}): StoredFile {
  return {
    _id: 'record',
    file_id: 'cloud://a',
    owner: PLAYER,
    status: 'used',
    at: NOW,
    ...changes,
  }
}
function broken(stored_files: StoredFile[] | undefined, avatar_file_id = 'cloud://a') {
  return filesHaveOwners({ stored_files, users: [aUser({ avatar_file_id })] } as Dump).map(({ rule }) => rule)
}

test.each<[string, StoredFile[] | undefined, string, string[]]>([
  ['a picture in use', [file()], 'cloud://a', []],
  ['a picture that was replaced', [file({ status: 'unused' })], 'cloud://b', []],
  ['an upload that died', [file({ status: 'uploading' })], '', []],
  ['a picture of before, without a record', [], 'cloud://a', []],
  ['a shop of before, without records', undefined, 'cloud://a', []],
  ['a picture in use of somebody who is gone', [file({ owner: 'gone' })], 'cloud://a', ['file_has_owner']],
  ['a picture in use that its player does not show', [file()], 'cloud://b', ['file_has_owner']],
  ['a picture that is shown and about to be removed', [file({ status: 'unused' })], 'cloud://a', ['file_has_owner']],
])('%s', (_what, files, shown, findings) => expect(broken(files, shown)).toEqual(findings))
