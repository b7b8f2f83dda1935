import Taro from '@tarojs/taro'

const MAX_BYTES = 5 * 1024 * 1024

export interface Picture {
  path: string
  /** why it cannot be used */
  fault: 'type' | 'size' | null
}

/** Lets the player choose up to `count` pictures; nothing when they think better of it. */
export const choosePictures = async (count: number): Promise<Picture[]> => {
  const files = await new Promise<Taro.chooseMedia.ChooseMedia[]>((resolve) => {
    void Taro.chooseMedia({
      count,
      mediaType: ['image'],
      sizeType: ['compressed'],
      success: ({ tempFiles }) => resolve(tempFiles),
      fail: () => resolve([]),
    })
  })
  return Promise.all(files.map(({ tempFilePath, size }) => examine(tempFilePath, size)))
}

/** Judges as the server will, so that nobody waits for an upload that is refused. */
async function examine(path: string, bytes: number): Promise<Picture> {
  const type = await typeOf(path)
  if (type !== 'jpeg' && type !== 'jpg' && type !== 'png') return { path, fault: 'type' }
  if (bytes <= MAX_BYTES) return { path, fault: null }
  return type === 'png' ? { path, fault: 'size' } : compress(path)
}

const typeOf = (path: string): Promise<string> =>
  Taro.getImageInfo({ src: path }).then(
    (info) => info.type,
    () => 'unknown',
  )

async function compress(path: string): Promise<Picture> {
  try {
    const { tempFilePath } = await Taro.compressImage({ src: path, quality: 60 })
    return { path: tempFilePath, fault: null }
  } catch {
    return { path, fault: 'size' }
  }
}

export const previewPictures = (urls: string[], current: string): void => void Taro.previewImage({ urls, current })
