import Taro from '@tarojs/taro'
import { texts } from './texts'
import { toast } from '../app/dialogs'
import { refusalOf, type Refusal } from './refusal'
import { judgePicture, MAX_IMAGE_BYTES, type PictureFault } from '../../../core/images/image'

export interface Picture {
  path: string
  /** why it cannot be used */
  fault: PictureFault | null
}

/** The first try keeps what can be read; the second is under 5 MB whatever the picture shows. */
const TRIES = [
  { quality: 80, pixels: 12_000_000 },
  { quality: 60, pixels: 4_000_000 },
]

type Chosen = Taro.chooseMedia.ChooseMedia[]

function ask(count: number): Promise<Chosen | Refusal> {
  return new Promise((resolve) => {
    void Taro.chooseMedia({
      count,
      mediaType: ['image'],
      sizeType: ['compressed'],
      success: ({ tempFiles }) => resolve(tempFiles),
      fail: (failure) => resolve(refusalOf(failure)),
    })
  })
}

function tellRefusal(refusal: Refusal): void {
  const { denied, undeclared, other } = texts.pictures
  if (refusal === 'denied') toast(denied)
  else if (refusal === 'undeclared') toast(undeclared)
  else if (refusal !== 'cancelled') toast(other)
}

/** Lets the player choose up to `count` pictures, and makes them ready; none when they think better of it, or when WeChat refuses: then it is said why. */
export async function choosePictures(count: number): Promise<Picture[]> {
  const files = await ask(count)
  if (typeof files === 'string') {
    tellRefusal(files)
    return []
  }
  const pictures: Picture[] = []
  // One after the other: a phone holds one large picture at a time.
  for (const { tempFilePath, size } of files) pictures.push(await readyPicture(tempFilePath, size))
  return pictures
}

/**
 * A picture that the server will take. What it would refuse – too large, HEIC, WebP, a JPEG that costs too much – is made a smaller JPEG
 * by the phone, if the phone can.
 */
export async function readyPicture(path: string, bytes = 0): Promise<Picture> {
  let picture = { path, fault: await faultOf(path, bytes) }
  for (const step of TRIES) {
    if (!picture.fault || picture.fault === 'empty') break
    const smaller = await compress(path, step)
    if (smaller) picture = { path: smaller, fault: await faultOf(smaller) }
  }
  return picture
}

/** As the server judges it, so that nobody waits for an upload that is refused. A file that cannot be read is left to the server. */
async function faultOf(path: string, bytes = 0): Promise<PictureFault | null> {
  if (bytes > MAX_IMAGE_BYTES) return 'bytes'
  const file = await read(path)
  const judged = file && judgePicture(file)
  return typeof judged === 'string' ? judged : null
}

function read(filePath: string): Promise<Uint8Array | null> {
  return new Promise((resolve) => {
    Taro.getFileSystemManager().readFile({
      filePath,
      success: ({ data }) => resolve(typeof data === 'string' ? null : new Uint8Array(data)),
      fail: () => resolve(null),
    })
  })
}

/** Null when the phone cannot: iOS compresses JPEG only. */
async function compress(path: string, { quality, pixels }: (typeof TRIES)[number]): Promise<string | null> {
  try {
    const { width, height } = await Taro.getImageInfo({ src: path })
    const scale = Math.sqrt(pixels / (width * height))
    const compressedWidth = scale < 1 ? Math.max(1, Math.floor(width * scale)) : undefined
    return (await Taro.compressImage({ src: path, quality, ...(compressedWidth && { compressedWidth }) })).tempFilePath
  } catch {
    return null
  }
}

export function previewPictures(urls: string[], current: string): void {
  Taro.previewImage({ urls, current }).catch(() => toast(texts.preview))
}

/** The same picture made small by the storage. Where the storage knows nothing of it, the link leads to the whole picture. */
export function smallPicture(url: string): string {
  return url.includes('?') ? `${url}&imageMogr2/auto-orient/thumbnail/480x` : url
}
