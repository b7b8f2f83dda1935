import { urlOf } from './temp-files'

type CloudLink = (fileId: string) => Promise<string>

let cloudLink: CloudLink = () => Promise.reject(new Error('wx.cloud.init has not been called'))

/** Says how a cloud:// file is turned into a link. */
export function linkCloudFilesBy(link: CloudLink): void {
  cloudLink = link
}

/** The URL behind what an app may write into `src`: a temp file, a cloud file, a file of the package, a data URL or a link. */
export async function resolveSource(src: string): Promise<string> {
  if (src.startsWith('wxfile://')) {
    const url = urlOf(src)
    if (!url) throw new Error(`no such file ${src}`)
    return url
  }
  if (src.startsWith('cloud://')) return cloudLink(src)
  if (/^(https?:|data:|blob:)/.test(src)) return src
  return `/__wechat/weapp/${src.replace(/^(\.{0,2}\/)+/, '')}`
}
