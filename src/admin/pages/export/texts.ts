export const texts = {
  hint: '按时段所在的日期导出，表格可以用 Excel 或 WPS 打开',
  make: '生成表格',
  making: (rows: number) => `已整理 ${rows} 笔…`,
  ready: (rows: number) => (rows === 0 ? '这段时间没有订单' : `表格已生成，共 ${rows} 笔`),
  share: '发送给朋友或文件传输助手',
  fileName: (from: string, to: string) => `订单 ${from} 至 ${to}.csv`,
}
