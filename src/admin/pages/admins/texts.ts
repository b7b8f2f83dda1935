import { maxLength } from '../../../../core/contract/limits'
import type { Role } from '../../../../core/shop/roles'
import { nameSentences, type NameFault } from '../../../../core/text'

export const texts = {
  me: '（我）',
  change: '调整权限',
  remove: '移除',
  removeTitle: (name: string) => `移除 ${name}`,
  removeHint: '移除后立即失去权限，之前的操作记录会保留',
  changed: '已调整，马上生效',
  removed: '已移除',
  make: (role: string) => `改为${role}`,
  inviteTitle: '邀请管理员',
  name: '称呼',
  nameHint: `对方的称呼，${maxLength.name} 字以内`,
  nameEmpty: '请填写称呼',
  nameWrong: (wrong: NameFault) => `称呼${nameSentences[wrong]}`,
  may: {
    owner: '店主：全部权限，包括设置和管理员',
    operator: '店员：审核、取消订单、停用时段',
    viewer: '只读成员：只能查看',
  } as Record<Role, string>,
  invite: '生成邀请码',
  role: '权限',
  code: '邀请码',
  until: (time: string) => `${time} 前有效，只能用一次，关闭本页后不再显示`,
  copy: '复制',
  send: '发给对方',
  invites: '还没被接受的邀请',
  invited: (role: string, until: string) => `${role} · ${until} 前有效`,
  revoke: '撤销',
  revokeTitle: (name: string) => `撤销给 ${name} 的邀请`,
  revokeHint: '撤销后邀请码立即失效，可以重新生成',
  revoked: '已撤销，邀请码不能再用',
  shareTitle: '邀请你一起管理 PS5 店铺',
}
