import type { Phone } from '../phone'
import { appEvents } from './app-events'
import { bars } from './bars'
import { cloud } from './cloud'
import { device } from './device'
import { documents } from './documents'
import { download } from './download'
import { files } from './files'
import { interaction } from './interaction'
import { login } from './login'
import { media } from './media'
import { navigation } from './navigation'
import { page } from './page'
import { permissions } from './permissions'
import { privacy } from './privacy'
import { share } from './share'
import { storage } from './storage'
import { subscribe } from './subscribe'
import { system } from './system'

/** Every API there is, by family; what WeChat's typings do not have, no family can offer. */
export const families: ((phone: Phone) => Partial<WechatMiniprogram.Wx>)[] = [
  appEvents,
  bars,
  cloud,
  device,
  documents,
  download,
  files,
  interaction,
  login,
  media,
  navigation,
  page,
  permissions,
  privacy,
  share,
  storage,
  subscribe,
  system,
]
