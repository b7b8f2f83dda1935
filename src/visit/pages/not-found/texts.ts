export const texts = {
  title: '这个页面不存在',
  hint: '链接可能已失效，订单和预约不受影响',
  home: '回到预约',
}
