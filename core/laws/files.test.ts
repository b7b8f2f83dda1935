import { aUser, NOW, PLAYER } from '../testing/samples'
import { filesHaveOwners } from './files'
import type { Dump } from './law'
import { SHOP, type StoredFile } from '../images/stored-file'
import { defaultSettings } from '../shop/settings'

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
function payCode(changes: Partial<StoredFile> = {}): StoredFile {
  return file({ file_id: 'cloud://pay', owner: SHOP, ...changes })
}
function broken(stored_files: StoredFile[] | undefined, avatar_file_id = 'cloud://a') {
  const settings = [{ ...defaultSettings, pay_qr_url: 'cloud://pay' }]
  return filesHaveOwners({ stored_files, users: [aUser({ avatar_file_id })], settings } as Dump).map(({ rule }) => rule)
}

test.each<[string, StoredFile[] | undefined, string, string[]]>([
  ['a picture in use', [file()], 'cloud://a', []],
  ['a picture that was replaced', [file({ status: 'unused' })], 'cloud://b', []],
  ['an upload that died', [file({ status: 'uploading' })], '', []],
  ['a picture of before, without a record', [], 'cloud://a', []],
  ['a shop of before, without records', undefined, 'cloud://a', []],
  ['the payment code', [payCode()], '', []],
  ['a payment code that is being stored once more', [payCode({ status: 'uploading' })], '', []],
  ['a payment code that was replaced', [payCode({ file_id: 'cloud://old', status: 'unused' })], '', []],
  ['a payment code that is about to be removed', [payCode({ status: 'unused' })], '', ['file_has_owner']],
  ['a payment code that nobody shows', [payCode({ file_id: 'cloud://old' })], '', ['file_has_owner']],
  ['a picture in use of somebody who is gone', [file({ owner: 'gone' })], 'cloud://a', ['file_has_owner']],
  ['a picture in use that its player does not show', [file()], 'cloud://b', ['file_has_owner']],
  ['a picture that is shown and about to be removed', [file({ status: 'unused' })], 'cloud://a', ['file_has_owner']],
])('%s', (_what, files, shown, findings) => expect(broken(files, shown)).toEqual(findings))
