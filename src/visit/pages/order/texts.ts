export const texts = {
  calendar: '加到日历',
  calendarDone: '已加到日历',
  calendarTitle: '玩 PS5',
  share: '分享给朋友',
  shareTitle: (when: string) => `${when} 一起玩 PS5`,
  again: '重新预约',
  calendarRefused: {
    denied: '你拒绝过“添加到日历”。在设置里打开后再点一次；仍不行，请在手机设置里允许微信使用日历',
    undeclared: '小程序的隐私声明里没有日历，请自己设个提醒并告诉店主',
    unagreed: '没有同意隐私说明，不能加到日历；可以再点一次并同意',
    other: '没有加到日历，请再点一次，或自己设个提醒',
  },
  openSettings: '去设置',
}
