import Taro from '@tarojs/taro'
import { removeFile } from './text-file'

export const MY_DATA_FILE = 'my-data.txt'

/** Forgets everything the program keeps on this phone. */
export function clearPhone(): void {
  Taro.clearStorageSync()
  removeFile(MY_DATA_FILE)
}
