import Taro from '@tarojs/taro'
import { texts } from './texts'
import { toast } from '../app/dialogs'
import { refusalOf } from './refusal'

function pathOf(fileName: string): string {
  return `${Taro.env.USER_DATA_PATH ?? ''}/${fileName}`
}

/** Writes text to a file of this program. Spreadsheets and editors read Chinese only behind a byte order mark. */
export function writeText(fileName: string, text: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const filePath = pathOf(fileName)
    Taro.getFileSystemManager().writeFile({
      filePath,
      data: `\ufeff${text}`,
      encoding: 'utf8',
      success: () => resolve(filePath),
      fail: ({ errMsg }) => reject(new Error(errMsg)),
    })
  })
}

const computers = ['windows', 'mac']

function isComputer(): boolean {
  return computers.includes(Taro.getDeviceInfo().platform)
}

/**
 * Hands a file to the person: saved to the disk on a computer, sent into a chat on a phone. Only inside a tap.
 * WeChat opens no text and no table by itself, so there is no third way; false when it was not handed over, and it was said why.
 */
export async function sendFile(filePath: string, fileName: string): Promise<boolean> {
  const way = isComputer() ? 'saveFileToDisk' : 'shareFileMessage'
  if (!Taro.canIUse(way)) {
    toast(texts.unsent)
    return false
  }
  try {
    await (way === 'saveFileToDisk' ? Taro.saveFileToDisk({ filePath }) : Taro.shareFileMessage({ filePath, fileName }))
    return true
  } catch (failure) {
    if (refusalOf(failure) !== 'cancelled') toast(texts.notSent)
    return false
  }
}

/** Removes a file, if it is there. */
export function removeFile(fileName: string): void {
  Taro.getFileSystemManager().unlink({ filePath: pathOf(fileName), fail: () => undefined })
}
