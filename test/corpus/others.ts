import { bytesOf } from '../support/pictures'
import type { PictureCase } from './picture-case'

function refused(name: string, bytes: Uint8Array): PictureCase {
  return { name, bytes, outcome: 'type' }
}

/** What album and camera give beside JPEG and PNG: the phone is asked to make a JPEG of it before it is sent. */
export const others: PictureCase[] = [
  refused('HEIC', bytesOf('\0\0\0\x24ftypheic\0\0\0\0mif1heic')),
  refused('AVIF', bytesOf('\0\0\0\x20ftypavif\0\0\0\0avif')),
  refused('WebP', bytesOf('RIFF\x24\0\0\0WEBPVP8 ')),
  refused('GIF', bytesOf('GIF89a\x01\0\x01\0')),
  refused('BMP', bytesOf('BM....................')),
  refused('raw (DNG)', bytesOf('II*\0\x08\0\0\0')),
  { name: 'nothing', bytes: new Uint8Array(), outcome: 'empty' },
]
