import Taro from '@tarojs/taro'

const pathOf = (fileName: string): string => `${Taro.env.USER_DATA_PATH ?? ''}/${fileName}`

/** Writes text to a file of this program. Spreadsheets and editors read Chinese only behind a byte order mark. */
export const writeText = (fileName: string, text: string): Promise<string> =>
  new Promise((resolve, reject) => {
    const filePath = pathOf(fileName)
    Taro.getFileSystemManager().writeFile({
      filePath,
      data: `\ufeff${text}`,
      encoding: 'utf8',
      success: () => resolve(filePath),
      fail: ({ errMsg }) => reject(new Error(errMsg)),
    })
  })

/** Sends a file into a chat: only inside a tap. Where WeChat cannot, the file is opened instead; false when neither works. */
export async function sendFile(filePath: string, fileName: string): Promise<boolean> {
  try {
    await Taro.shareFileMessage({ filePath, fileName })
    return true
  } catch (error) {
    if (/cancel/.test((error as { errMsg?: string }).errMsg ?? '')) return true
  }
  return Taro.openDocument({ filePath, showMenu: true }).then(
    () => true,
    () => false,
  )
}

/** Removes a file, if it is there. */
export const removeFile = (fileName: string): void =>
  Taro.getFileSystemManager().unlink({ filePath: pathOf(fileName), fail: () => undefined })
