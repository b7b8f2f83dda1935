import Taro from '@tarojs/taro'

/** Saves a picture from the net to the album; false when the player has forbidden that. */
export async function saveToAlbum(url: string): Promise<boolean> {
  const { path } = await Taro.getImageInfo({ src: url })
  try {
    await Taro.saveImageToPhotosAlbum({ filePath: path })
    return true
  } catch (error) {
    const { errMsg = '' } = error as { errMsg?: string }
    if (/auth|authorize/.test(errMsg)) return false
    throw error
  }
}

export const openPermissions = (): void => void Taro.openSetting()
