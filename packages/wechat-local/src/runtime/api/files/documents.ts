import { findFile } from '../../files/temp-files'
import type { Phone } from '../../phone/phone'
import { handed } from '../../phone/ui-log'
import { api, ApiFailure, ApiRefusal } from '../call'

type Documents = Pick<WechatMiniprogram.Wx, 'openDocument' | 'shareFileMessage' | 'saveFileToDisk'>

/** All that WeChat opens. */
const DOCUMENTS = ['doc', 'docx', 'xls', 'xlsx', 'ppt', 'pptx', 'pdf']

function mustExist(path: string): void {
  if (!findFile(path)) throw new ApiFailure("file doesn't exist")
}

/** Files of the mini program that are handed to something else. */
export function documents(phone: Phone): Documents {
  return {
    openDocument: api(
      'openDocument',
      { filePath: 'String', fileType: 'String?', showMenu: 'Boolean?' },
      ({ filePath, fileType }) => {
        mustExist(filePath)
        const type = fileType ?? filePath.split('.').at(-1) ?? ''
        if (!DOCUMENTS.includes(type)) throw new ApiRefusal('filetype not supported')
        handed.push({ kind: 'document', detail: filePath })
      },
    ),
    shareFileMessage: api(
      'shareFileMessage',
      { filePath: 'String', fileName: 'String?' },
      ({ filePath, fileName }) => {
        mustExist(filePath)
        handed.push({ kind: 'file-message', detail: { filePath, fileName } })
      },
      { onlyInTap: true },
    ),
    // Only WeChat for computers has a disk to save to.
    saveFileToDisk: api('saveFileToDisk', { filePath: 'String' }, ({ filePath }) => {
      if (!['windows', 'mac'].includes(phone.platform)) throw new ApiRefusal('not supported')
      mustExist(filePath)
      handed.push({ kind: 'disk', detail: filePath })
    }),
  }
}
