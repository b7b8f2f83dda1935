const chinese = {
  title: '桌面',
  time: '云端时间',
  steps: { minute: '+1 分钟', quarter: '+15 分钟', hour: '+1 小时', day: '+1 天' },
  zoom: '大小',
  fit: '全部可见',
  panel: '工具栏',
  restart: '重启',
  messages: '订阅消息',
  noMessages: '还没有发出消息',
  logs: '云函数日志',
  noLogs: '还没有调用',
}

const english: typeof chinese = {
  title: 'Desk',
  time: 'Cloud time',
  steps: { minute: '+1 min', quarter: '+15 min', hour: '+1 hour', day: '+1 day' },
  zoom: 'Zoom',
  fit: 'Show all',
  panel: 'Tools',
  restart: 'Restart',
  messages: 'Messages',
  noMessages: 'Nothing was sent yet',
  logs: 'Logs of functions',
  noLogs: 'Nothing was called yet',
}

const isChinese = navigator.language.toLowerCase().startsWith('zh')

/** In the language of the browser: Chinese, or English for everybody else. */
export const texts = isChinese ? chinese : english
export const locale = isChinese ? 'zh-CN' : 'en-GB'
