/**
 * What stands at mp.weixin.qq.com for a mini program, and the base library its project asks for: WeChat refuses what is not
 * there. The keys of privacy are those of WeChat's own interface for the privacy guide (setPrivacySetting).
 */
export type PrivacyKey = 'UserInfo' | 'Album' | 'AlbumWriteOnly' | 'CalendarWriteOnly' | 'Clipboard'

export interface Account {
  /** The base library, `libVersion` of project.config.json. */
  libVersion: string
  /** What the privacy guide declares. */
  privacy: PrivacyKey[]
  /** Origins files may be downloaded from; `cloud storage` stands for the domain of the environment's own files. */
  downloadDomains: string[]
}

/** Somebody with a phone on the desk. */
export interface Person {
  openid: string
  name: string
}
