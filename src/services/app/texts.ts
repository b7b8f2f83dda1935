export const texts = {
  page: '页面没有打开，请检查网络后再点一次',
  oldWechat: '微信版本过旧',
  oldWechatHint: '这里的功能在这个版本的微信里用不了。请更新微信后再打开，已有的预约不受影响',
  understood: '知道了',
}
