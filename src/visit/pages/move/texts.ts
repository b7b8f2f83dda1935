import { priceText } from '../../../shared/texts'

export const texts = {
  same: '价格不变',
  cheaper: (amount: number, isPaid: boolean) =>
    isPaid ? `便宜 ${priceText(amount)}，差价由店家退给你` : `便宜 ${priceText(amount)}，按新的金额付款`,
  dearer: (amount: number) => `贵 ${priceText(amount)}，不能直接改过去，请联系店家`,
  moved: '已改好时间',
}
