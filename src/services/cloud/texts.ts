export const texts = {
  notSent: '网络不稳，未提交成功，可放心重试',
  notRead: '网络不稳，请检查网络后重试',
  failed: (request_id: string) => `出了点问题，请稍后重试（编号 ${request_id}）`,
}
