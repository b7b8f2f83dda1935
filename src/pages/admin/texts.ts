import { waitingText } from '../../shared/texts'

export const texts = {
  only: '这里只有管理员可以进入',
  onlyHint: '收到邀请码的话，可以在这里填写',
  enterCode: '填写邀请码',
  waiting: (count: number, isMore: boolean, overdue: number) =>
    count === 0 ? '没有待审核的订单' : waitingText(count, isMore, overdue),
}
