import { emitter } from '../engine/emitter'
import { pickFiles } from '../files/pick'
import { addTempFile } from '../files/temp-files'
import type { Host } from './define'

/** Buttons ask the host for things that only it can do. */
export const onShareButton = emitter<[from: { target: unknown }]>()
export const onAgreePrivacy = emitter<[buttonId: string]>()
export const onOpenSetting = emitter<[]>()
export const contacts: string[] = []

const chooseAvatar = async (host: Host): Promise<void> => {
  const [file] = await pickFiles({ count: 1, accept: 'image/*' })
  if (!file) return
  host.emit('chooseavatar', { avatarUrl: await addTempFile(file) })
}

export const openTypes: Record<string, (host: Host) => void> = {
  share: (host) => onShareButton.emit({ target: { id: host.node.id, dataset: host.node.dataset } }),
  chooseAvatar: (host) => void chooseAvatar(host),
  contact: (host) => {
    contacts.push(host.get<string>('openType'))
    host.emit('contact', { errMsg: 'enterContact:ok', path: '', query: {} })
  },
  // Phone numbers are for verified businesses; there is nobody here to give one.
  getPhoneNumber: (host) => host.emit('getphonenumber', { errMsg: 'getPhoneNumber:fail no permission', errno: 102 }),
  agreePrivacyAuthorization: (host) => {
    onAgreePrivacy.emit(host.node.id)
    host.emit('agreeprivacyauthorization', { errMsg: 'agreePrivacyAuthorization:ok' })
  },
  openSetting: (host) => {
    onOpenSetting.emit()
    host.emit('opensetting', { errMsg: 'openSetting:ok', authSetting: {} })
  },
}
