import { showPreview } from '../../overlays/preview'
import { pickFiles } from '../../files/pick'
import { resolveSource } from '../../files/source'
import { addTempFile } from '../../files/temp-files'
import { handed } from '../../phone/ui-log'
import type { Phone } from '../../phone/phone'
import { api, ApiFailure, ApiRefusal } from '../call'
import { mayDownload, isRemote } from '../files/domains'
import { fetchFile } from '../files/download'
import { permit } from '../person/permissions'
import { permitPrivacy } from '../person/privacy'

type Media = Pick<
  WechatMiniprogram.Wx,
  | 'chooseMedia'
  | 'chooseImage'
  | 'compressImage'
  | 'getImageInfo'
  | 'previewImage'
  | 'saveImageToPhotosAlbum'
  | 'canvasToTempFilePath'
>

async function loadImage(src: string): Promise<HTMLImageElement> {
  const image = new Image()
  image.src = await resolveSource(src)
  await image.decode().catch(() => {
    throw new ApiFailure('file not found or not an image')
  })
  return image
}

/** Most APIs take files of the phone and of the package only, neither links nor cloud ids. */
function mustBeLocal(path: string): void {
  if (/^(https?|cloud|data|blob):/.test(path)) throw new ApiRefusal('file not exists')
}

/** A link is downloaded first, and therefore needs its domain declared. */
async function localPath(phone: Phone, src: string): Promise<string> {
  if (!isRemote(src)) {
    mustBeLocal(src)
    return src
  }
  if (!mayDownload(phone, src))
    throw new ApiRefusal('download image fail. reason: downloadFile:fail url not in domain list')
  return (await fetchFile(src)).path
}

function toFile(canvas: HTMLCanvasElement, type: string, quality: number): Promise<string> {
  return new Promise((resolve, reject) => {
    canvas.toBlob(
      (blob) => (blob ? resolve(addTempFile(blob)) : reject(new ApiFailure('canvas is empty'))),
      type,
      quality,
    )
  })
}

async function compress(option: WechatMiniprogram.CompressImageOption): Promise<{ tempFilePath: string }> {
  const { src, quality = 80, compressedWidth } = option
  mustBeLocal(src)
  const image = await loadImage(src)
  const canvas = document.createElement('canvas')
  canvas.width = compressedWidth ?? image.naturalWidth
  canvas.height = Math.round((image.naturalHeight * canvas.width) / image.naturalWidth)
  canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height)
  return { tempFilePath: await toFile(canvas, 'image/jpeg', quality / 100) }
}

async function choose(phone: Phone, count: number, referrer: string): Promise<{ path: string; size: number }[]> {
  await permitPrivacy(phone, 'Album', referrer)
  const files = await pickFiles({ count, accept: 'image/*' })
  if (!files.length) throw new ApiFailure('cancel')
  return Promise.all(files.map(async (file) => ({ path: await addTempFile(file), size: file.size })))
}

async function describe({ path, size }: { path: string; size: number }): Promise<WechatMiniprogram.MediaFile> {
  const { naturalWidth: width, naturalHeight: height } = await loadImage(path).catch(() => new Image())
  return { tempFilePath: path, size, width, height, fileType: 'image', duration: 0, thumbTempFilePath: '' }
}

function choosing(phone: Phone): Pick<Media, 'chooseMedia' | 'chooseImage'> {
  return {
    chooseMedia: api(
      'chooseMedia',
      { count: 'Number?', mediaType: 'Array?', sourceType: 'Array?', sizeType: 'Array?' },
      async ({ count = 9, mediaType = ['image'] }) => {
        if (!mediaType.includes('image') && !mediaType.includes('mix'))
          throw new Error('videos are not supported by the local WeChat')
        const files = await choose(phone, count, 'chooseMedia')
        return { type: 'image', tempFiles: await Promise.all(files.map(describe)) }
      },
    ),
    chooseImage: api('chooseImage', { count: 'Number?' }, async ({ count = 9 }) => {
      const tempFiles = await choose(phone, count, 'chooseImage')
      return { tempFilePaths: tempFiles.map(({ path }) => path), tempFiles }
    }),
  }
}

export function media(phone: Phone): Media {
  return {
    ...choosing(phone),
    compressImage: api('compressImage', { src: 'String', quality: 'Number?', compressedWidth: 'Number?' }, compress),
    getImageInfo: api('getImageInfo', { src: 'String' }, async ({ src }) => {
      const path = await localPath(phone, src)
      const { naturalWidth: width, naturalHeight: height } = await loadImage(path)
      return { width, height, path, orientation: 'up' as const, type: path.endsWith('.png') ? 'png' : 'jpeg' }
    }),
    previewImage: api('previewImage', { urls: 'Array', current: 'String?' }, ({ urls, current = '' }) =>
      showPreview(urls, Math.max(0, urls.indexOf(current))),
    ),
    saveImageToPhotosAlbum: api('saveImageToPhotosAlbum', { filePath: 'String' }, async ({ filePath }) => {
      mustBeLocal(filePath)
      await loadImage(filePath)
      await permit(phone, 'scope.writePhotosAlbum')
      handed.push({ kind: 'album', detail: filePath })
    }),
    canvasToTempFilePath: api('canvasToTempFilePath', {}, async ({ canvas, fileType = 'png', quality = 1 }) => {
      if (!canvas) throw new ApiFailure('only a canvas of type 2d is supported by the local WeChat')
      const type = fileType === 'jpg' ? 'image/jpeg' : 'image/png'
      return { tempFilePath: await toFile(canvas as unknown as HTMLCanvasElement, type, quality) }
    }),
  }
}
