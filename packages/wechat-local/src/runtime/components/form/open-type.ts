import { emitter } from '../../phone/emitter'
import { pickFiles } from '../../files/pick'
import { addTempFile } from '../../files/temp-files'
import type { Host } from '../define'

/** Buttons ask the host for things that only it can do. */
export const onShareButton = emitter<[from: { target: unknown }]>()
export const onAgreePrivacy = emitter<[buttonId: string]>()
export const onOpenSetting = emitter<[done: (settings: object) => void]>()

/** Whether the person lets a button give something personal. */
type Permit = (openType: string) => Promise<boolean>

let isPermitted: Permit = () => Promise.resolve(true)

/** Says who asks the person. */
export function permitButtonsBy(permit: Permit): void {
  isPermitted = permit
}

async function chooseAvatar(host: Host): Promise<void> {
  if (!(await isPermitted('chooseAvatar'))) return
  const [file] = await pickFiles({ count: 1, accept: 'image/*' })
  if (!file) return
  host.emit('chooseavatar', { avatarUrl: await addTempFile(file) })
}

export const openTypes: Record<string, (host: Host) => void> = {
  share: (host) => onShareButton.emit({ target: { id: host.node.id, dataset: host.node.dataset } }),
  chooseAvatar: (host) => void chooseAvatar(host),
  contact: (host) => host.emit('contact', { errMsg: 'enterContact:ok', path: '', query: {} }),
  // Phone numbers are for verified businesses; there is nobody here to give one.
  getPhoneNumber: (host) => host.emit('getphonenumber', { errMsg: 'getPhoneNumber:fail no permission', errno: 102 }),
  agreePrivacyAuthorization: (host) => {
    onAgreePrivacy.emit(host.node.id)
    host.emit('agreeprivacyauthorization', { errMsg: 'agreePrivacyAuthorization:ok' })
  },
  openSetting: (host) => {
    onOpenSetting.emit((settings) => host.emit('opensetting', { errMsg: 'openSetting:ok', ...settings }))
  },
}
