import declared from './account.json'
import project from '../project.config.json'
import type { Account, PrivacyKey } from 'wechat-local'

/** What the shop sets at mp.weixin.qq.com (docs/deploy.md), for the local WeChat to hold the mini program to. */
export const account: Account = {
  libVersion: project.libVersion,
  privacy: declared.privacy as PrivacyKey[],
  downloadDomains: declared.downloadDomains,
}
