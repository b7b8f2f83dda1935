import { SHOP } from '../images/stored-file'
import { findingsFor, type Law } from './law'

/** A file that is in use is the picture of its owner, a player or the shop, and a picture in use is not about to be removed. Old pictures have no record. */
export const filesHaveOwners: Law = ({ stored_files = [], users, settings }) => {
  const pictures = new Map(users.map(({ _id, avatar_file_id = '' }) => [_id, avatar_file_id]))
  for (const { pay_qr_url } of settings) pictures.set(SHOP, pay_qr_url)
  return findingsFor(stored_files, ({ _id, file_id, owner, status }) => {
    const isShown = pictures.get(owner) === file_id
    if (isShown === (status === 'used')) return false
    // The same upload named twice at once: the timer finds it shown, and leaves it (see removeUnused).
    if (owner === SHOP && status === 'uploading') return false
    const sentence = isShown ? '正在使用的图片被登记为可以删除' : '登记为使用中的图片不属于任何人'
    return { rule: 'file_has_owner', ids: [_id, file_id], sentence }
  })
}
