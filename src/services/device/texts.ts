/** What is said where WeChat does not do what it was asked: what happened, and what to do now. */
export const texts = {
  copy: {
    undeclared: '小程序的隐私声明里没有剪贴板，请手动抄写并告诉店主',
    unagreed: '没有同意隐私说明，不能复制；请手动抄写，或再点一次并同意',
    other: '没有复制成功，请再点一次，或手动抄写',
  },
  pictures: {
    denied: '微信不能读取照片，请在手机设置里允许微信使用照片和相机',
    undeclared: '小程序的隐私声明里没有选择照片，请告诉店主',
    other: '没有选到图片，请再试一次',
  },
  map: '地图没有打开，请按地址前往',
  phone: '电话没有打通，请手动拨打',
  preview: '图片没有打开，请下拉刷新后再试',
  settings: '设置没有打开，请点右上角“…”再点“设置”',
  unsent: '这个版本的微信不能发送文件，请更新微信',
  notSent: '文件没有发出去，请再点一次',
}
