import type { FunctionName } from './contract'

/**
 * Whether a function only reads, so that asking again harms nobody: the mini program asks those once more when no answer
 * comes. Apart from the contract, because the mini program takes no zod with it.
 */
export const reads = {
  login: false,
  listSlots: true,
  hasChanged: true,
  createReservation: false,
  cancelOrder: false,
  uploadProof: false,
  listOrders: true,
  getOrder: true,
  updateProfile: false,
  adminListOrders: true,
  verify: false,
  blockPlayer: false,
  getSettings: true,
  updateSettings: false,
  listAudits: true,
  listDay: true,
  closeHours: false,
  openHours: false,
  exportOrders: true,
  listAdmins: true,
  inviteAdmin: false,
  listInvites: true,
  revokeInvite: false,
  acceptInvite: false,
  changeAdmin: false,
  getStats: true,
  expireCron: false,
  tidyCron: false,
  health: true,
  selfCheck: false,
  checkInvariants: false,
  exportMyData: true,
  deleteMyData: false,
} satisfies { [N in FunctionName]: boolean }
