/**
 * The longest text of each kind that somebody writes. A request with more is refused, so a field takes no more.
 * Apart from the contract, because the mini program takes no zod with it.
 */
export const maxLength = {
  id: 64,
  nickname: 32,
  /** of an admin */
  name: 20,
  console_name: 20,
  invite_code: 40,
  /** what a player writes to a proof */
  note: 200,
  /** of a verdict, a cancellation or a block */
  reason: 200,
  closure_reason: 100,
  notice: 500,
  shop_name: 20,
  address: 100,
  phone: 20,
  wechat_id: 30,
  rules: 500,
  template_id: 64,
  /** what goes into a field of a message: a value's name, or a fixed text */
  template_value: 33,
  /** of a group chat's robot */
  robot_url: 300,
}

export const MAX_PRICE_RULES = 50
/** WeChat's templates have two to five. */
export const MAX_TEMPLATE_FIELDS = 10
