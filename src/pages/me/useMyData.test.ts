/** @jest-environment jsdom */
import { renderHook } from '@testing-library/react'
import { toOrderView } from '../../../core/views/view'
import { anOrderIn, NOW } from '../../../core/testing/samples'
import { settle } from '../../testing/settle'
import { asked, phone } from '../../testing/taro'
import { useExportMyData } from './useMyData'

jest.mock('@tarojs/taro', () => jest.requireActual<object>('../../testing/taro'))

const user = { id: 'openid-player', nickname: '小王', avatar_url: '' }

/** The answer to a question for my data: one order, and perhaps more to come. */
function pageOf(status: 'paid' | 'rejected', next_cursor: string | null) {
  const order = { ...anOrderIn(status), note: '尾号 1234' }
  const links = new Map(order.proofs.map(({ file_id }) => [file_id, `https://files/${status}.jpg`]))
  return {
    code: 0,
    data: { user, orders: [toOrderView(order, NOW, { history: true, links })], next_cursor },
    server_time: NOW,
  }
}

beforeEach(() => phone.reset())

async function exported(): Promise<string[]> {
  const { result } = renderHook(useExportMyData)
  await settle(() => result.current.tap())
  const [file] = asked('writeFile') as { data: string }[]
  return file?.data.split('\r\n') ?? []
}

it('writes down everything, of every page, for people to read', async () => {
  phone.functions.exportMyData = ({ cursor }: { cursor?: string }) =>
    cursor ? pageOf('paid', null) : pageOf('rejected', 'more')
  const lines = await exported()
  expect(lines.slice(0, 4)).toEqual([
    '\ufeff按小时约 PS5 · 我的数据',
    '导出时间：2026-11-23 20:00',
    '编号：openid-player',
    '昵称：小王',
  ])
  expect(lines).toContain('订单 2 笔')
  const [, rejected, paid] = lines.join('\n').split('\n\n订单号：')
  expect(rejected?.split('\n')).toEqual([
    '261123-0000001',
    '时段：2026-11-23 23:00–24:00',
    '主机：1号机',
    '金额：¥15.00',
    '状态：已驳回',
    '备注码：0001',
    '备注：尾号 1234',
    '原因：金额不符',
    '2026-11-23 20:00：预约成功，保留主机等待支付',
    '2026-11-23 20:01：提交了付款截图',
    '2026-11-23 20:02：付款未通过核验，预约已驳回（金额不符）',
    '付款截图：https://files/rejected.jpg',
  ])
  expect(paid).toMatch(/状态：已确认\n/)
})

it('leaves no file behind when a page does not come', async () => {
  phone.functions.exportMyData = ({ cursor }: { cursor?: string }) => {
    if (cursor) throw new Error('request:fail')
    return pageOf('paid', 'more')
  }
  expect(await exported()).toEqual([])
  expect(asked('showToast')).toMatchObject([{ title: '网络不稳，请检查网络后重试' }])
})
