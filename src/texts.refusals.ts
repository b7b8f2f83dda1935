/** What is said where WeChat does not do what it was asked: what happened, and what to do now. */
export const refusals = {
  openSettings: '去设置',

  copy: {
    undeclared: '小程序的隐私声明里没有剪贴板，请手动抄写并告诉店主',
    unagreed: '没有同意隐私说明，不能复制；请手动抄写，或再点一次并同意',
    other: '没有复制成功，请再点一次，或手动抄写',
  },

  calendar: {
    denied: '你拒绝过“添加到日历”。在设置里打开后再点一次；仍不行，请在手机设置里允许微信使用日历',
    undeclared: '小程序的隐私声明里没有日历，请自己设个提醒并告诉店主',
    unagreed: '没有同意隐私说明，不能加到日历；可以再点一次并同意',
    other: '没有加到日历，请再点一次，或自己设个提醒',
  },

  pictures: {
    denied: '微信不能读取照片，请在手机设置里允许微信使用照片和相机',
    undeclared: '小程序的隐私声明里没有选择照片，请告诉店主',
    other: '没有选到图片，请再试一次',
  },

  avatar: {
    undeclared: '小程序的隐私声明里没有头像昵称，请告诉店主',
    other: '没有取到头像，请再试一次',
  },

  preview: '图片没有打开，请下拉刷新后再试',
  page: '页面没有打开，请检查网络后再点一次',
  settings: '设置没有打开，请点右上角“…”再点“设置”',
  oldWechat: '微信版本过旧',
  oldWechatHint: '这里的功能在这个版本的微信里用不了。请更新微信后再打开，已有的预约不受影响',
  understood: '知道了',
}
