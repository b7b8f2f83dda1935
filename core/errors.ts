/** The error codes of the contract; what a person reads about each is the default sentence. */
export const sentences = {
  4000: '请求有误',
  4001: '这个时段刚被约走了，换一个吧',
  4002: '你还有一笔未完成的订单',
  4003: '这笔订单已过期，请重新预约',
  4004: '没有权限或订单不存在',
  4005: '订单状态已变化，请刷新后再试',
  4006: '操作太频繁，请稍后再试',
  5001: '出了点问题，请稍后重试',
} as const

export type ErrorCode = keyof typeof sentences

export interface ErrorDetail {
  /** 4000: the field at fault */
  field?: string
  /** 4002: the order in the way */
  order_id?: string
  /** 4001: the start of the first hour in the way */
  taken?: string
  /** 4001: what the hours cost now, when that is more than the player was shown */
  amount?: number
  /** 4001 of a move: by how much the new hours cost more */
  difference?: number
  /** 4005: the state the order is in */
  status?: string
  /** 4005 of settings: who changed them meanwhile, and when */
  changed_by?: string
  changed_at?: string
  /** 4006: when to try again */
  retry_at?: string
}

/** A refusal that is expected. Thrown by the rules, carried over the wire, and thrown again as the same class by the client. */
export class DomainError extends Error {
  constructor(
    readonly code: ErrorCode,
    message: string = sentences[code],
    readonly detail?: ErrorDetail,
  ) {
    super(message)
    this.name = 'DomainError'
  }
}

/** 4000: says why to a person, and names the field to a program. */
export function malformed(field: string, why: string): DomainError {
  return new DomainError(4000, why, { field })
}
