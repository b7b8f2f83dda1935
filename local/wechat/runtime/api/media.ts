import { showPreview } from '../overlays/preview'
import { pickFiles } from '../files/pick'
import { resolveSource } from '../files/source'
import { addTempFile } from '../files/temp-files'
import { handed } from '../shown'
import type { Phone } from '../phone'
import { api, ApiFailure } from './call'
import { permit } from './permissions'
import { permitPrivacy } from './privacy'

interface Choose {
  count?: number
  mediaType?: string[]
}

interface Compress {
  src: string
  quality?: number
  compressedWidth?: number
}

interface CanvasFile {
  canvas?: HTMLCanvasElement
  fileType?: 'png' | 'jpg'
  quality?: number
}

const choose = async (phone: Phone, count: number): Promise<{ tempFilePath: string; size: number }[]> => {
  await permitPrivacy(phone)
  const files = await pickFiles({ count, accept: 'image/*' })
  if (!files.length) throw new ApiFailure('cancel')
  return Promise.all(files.map(async (file) => ({ tempFilePath: await addTempFile(file), size: file.size })))
}

const loadImage = async (src: string): Promise<HTMLImageElement> => {
  const image = new Image()
  image.src = await resolveSource(src)
  await image.decode().catch(() => {
    throw new ApiFailure('file not found or not an image')
  })
  return image
}

const toFile = (canvas: HTMLCanvasElement, type: string, quality: number): Promise<string> =>
  new Promise((resolve, reject) => {
    canvas.toBlob(
      (blob) => (blob ? resolve(addTempFile(blob)) : reject(new ApiFailure('canvas is empty'))),
      type,
      quality,
    )
  })

const compress = async ({ src, quality = 80, compressedWidth }: Compress): Promise<{ tempFilePath: string }> => {
  const image = await loadImage(src)
  const canvas = document.createElement('canvas')
  canvas.width = compressedWidth ?? image.naturalWidth
  canvas.height = Math.round((image.naturalHeight * canvas.width) / image.naturalWidth)
  canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height)
  return { tempFilePath: await toFile(canvas, 'image/jpeg', quality / 100) }
}

export const media = (phone: Phone) => ({
  chooseMedia: api('chooseMedia', async ({ count = 9, mediaType = ['image'] }: Choose) => {
    if (!mediaType.includes('image') && !mediaType.includes('mix'))
      throw new Error('videos are not supported by the local WeChat')
    const files = await choose(phone, count)
    return { type: 'image', tempFiles: files.map((file) => ({ ...file, fileType: 'image' })) }
  }),
  chooseImage: api('chooseImage', async ({ count = 9 }: Choose) => {
    const files = await choose(phone, count)
    const tempFiles = files.map(({ tempFilePath, size }) => ({ path: tempFilePath, size }))
    return { tempFilePaths: tempFiles.map(({ path }) => path), tempFiles }
  }),
  compressImage: api('compressImage', compress),
  getImageInfo: api('getImageInfo', async ({ src }: { src: string }) => {
    const { naturalWidth: width, naturalHeight: height } = await loadImage(src)
    return { width, height, path: src, orientation: 'up', type: /\.png$/.test(src) ? 'png' : 'jpeg' }
  }),
  previewImage: api('previewImage', ({ urls, current = 0 }: { urls: string[]; current?: string | number }) =>
    showPreview(urls, typeof current === 'number' ? current : Math.max(0, urls.indexOf(current))),
  ),
  saveImageToPhotosAlbum: api('saveImageToPhotosAlbum', async ({ filePath }: { filePath: string }) => {
    await loadImage(filePath)
    await permit(phone, 'scope.writePhotosAlbum')
    handed.push({ kind: 'album', detail: filePath })
  }),
  canvasToTempFilePath: api('canvasToTempFilePath', async ({ canvas, fileType = 'png', quality = 1 }: CanvasFile) => {
    if (!canvas) throw new ApiFailure('only a canvas of type 2d is supported by the local WeChat')
    return { tempFilePath: await toFile(canvas, fileType === 'jpg' ? 'image/jpeg' : 'image/png', quality) }
  }),
})
