import Taro from '@tarojs/taro'

/** Writes a table to a file of this program. Spreadsheets read Chinese only behind a byte order mark. */
export const writeTable = (fileName: string, csv: string): Promise<string> =>
  new Promise((resolve, reject) => {
    const filePath = `${Taro.env.USER_DATA_PATH ?? ''}/${fileName}`
    Taro.getFileSystemManager().writeFile({
      filePath,
      data: `\ufeff${csv}`,
      encoding: 'utf8',
      success: () => resolve(filePath),
      fail: ({ errMsg }) => reject(new Error(errMsg)),
    })
  })

/** Sends a file into a chat: only inside a tap. Where WeChat cannot, the file is opened instead; false when neither works. */
export async function shareTable(filePath: string, fileName: string): Promise<boolean> {
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
