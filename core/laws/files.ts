import { findingsFor, type Law } from './law'

/** A file that is in use is its owner's picture, and a picture in use is not about to be removed. Old pictures have no record. */
export const filesHaveOwners: Law = ({ stored_files = [], users }) => {
  const pictures = new Map(users.map(({ _id, avatar_file_id = '' }) => [_id, avatar_file_id]))
  return findingsFor(stored_files, ({ _id, file_id, owner, status }) => {
    const isShown = pictures.get(owner) === file_id
    if (isShown === (status === 'used')) return false
    const sentence = isShown ? '玩家的头像被登记为可以删除' : '登记为使用中的图片不属于任何人'
    return { rule: 'file_has_owner', ids: [_id, file_id], sentence }
  })
}
