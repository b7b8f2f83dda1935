import Taro from '@tarojs/taro'

/** Asks to send a message later, one for each template. Only works inside a tap; a refusal is no failure. */
export async function askForMessages(templates: string[]): Promise<void> {
  const tmplIds = templates.filter((id) => id !== '')
  if (tmplIds.length === 0) return
  // The types ask for an Alipay field that WeChat does not know.
  await Taro.requestSubscribeMessage({ tmplIds } as Taro.requestSubscribeMessage.Option).catch(() => undefined)
}
