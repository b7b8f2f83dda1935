import { wholeTemplates, type MessageTemplates } from '../../core/shop/message-templates'

/** The templates of the account that tests have, as WeChat lists them. */
export const accountTemplates = [
  {
    priTmplId: 'T-verdict',
    title: '预约结果通知',
    content: fields(['结果', 'phrase1'], ['时间', 'time2'], ['说明', 'thing3']),
  },
  {
    priTmplId: 'T-expired',
    title: '预约过期提醒',
    content: fields(['结果', 'phrase1'], ['时间', 'time2'], ['说明', 'thing3']),
  },
  {
    priTmplId: 'T-soon',
    title: '预约即将开始提醒',
    content: fields(['项目名称', 'thing1'], ['开始时间', 'date3'], ['门店地址', 'thing6'], ['温馨提示', 'thing4']),
  },
  {
    priTmplId: 'T-money',
    title: '退款通知',
    content: fields(['订单编号', 'character_string2'], ['退款金额', 'amount4'], ['退款原因', 'thing5']),
  },
  {
    priTmplId: 'T-waits',
    title: '待审核提醒',
    content: fields(['待审核数量', 'number1'], ['提交时间', 'time4'], ['备注', 'thing7']),
  },
  {
    priTmplId: 'T-enum',
    title: '状态变更提醒',
    content: fields(['状态', 'enum1'], ['主机', 'thing2']),
    keywordEnumValueList: [{ keywordCode: 'enum1.DATA', enumValueList: ['已变更', '未变更'] }],
  },
]

function fields(...pairs: [label: string, name: string][]): string {
  return pairs.map(([label, name]) => `${label}:{{${name}.DATA}}\n`).join('')
}

/** Templates as an older version stored them: one for verdicts and one for lapses. */
export const oldTemplates = wholeTemplates({ verdict: 'T-verdict', expired: 'T-expired' })

/** Every event with a template of the account that fits it. */
export const everyTemplate: MessageTemplates = {
  ...oldTemplates,
  starts_soon: {
    template_id: 'T-soon',
    fields: { thing1: 'console', date3: 'time', thing6: 'address', thing4: '=请准时到店' },
  },
  refunded: {
    template_id: 'T-money',
    fields: { character_string2: 'order_no', amount4: 'amount', thing5: 'reason' },
  },
  proof_waits: { template_id: 'T-waits', fields: { number1: 'count', time4: 'time', thing7: 'hint' } },
}
