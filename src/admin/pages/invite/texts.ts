import type { Role } from '../../../../core/shop/roles'
import { roleName } from '../../shared/texts'

export const texts = {
  hint: '填写店主发给你的邀请码，就能使用管理功能',
  label: '邀请码',
  accept: '接受邀请',
  empty: '请填写邀请码',
  accepted: (role: Role) => `你已成为${roleName(role)}`,
  acceptedHint: '底部多了“管理”一栏，从那里进入',
  enter: '进入管理',
}
