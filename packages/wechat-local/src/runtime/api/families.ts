import type { Phone } from '../phone/phone'
import { appEvents } from './pages/app-events'
import { bars } from './pages/bars'
import { cloud } from './cloud/cloud'
import { device } from './device/device'
import { documents } from './files/documents'
import { download } from './files/download'
import { files } from './files/files'
import { interaction } from './pages/interaction'
import { login } from './person/login'
import { media } from './device/media'
import { navigation } from './pages/navigation'
import { outside } from './device/outside'
import { page } from './pages/page'
import { permissions } from './person/permissions'
import { privacy } from './person/privacy'
import { share } from './person/share'
import { storage } from './files/storage'
import { subscribe } from './person/subscribe'
import { system } from './device/system'

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
  outside,
  page,
  permissions,
  privacy,
  share,
  storage,
  subscribe,
  system,
]
