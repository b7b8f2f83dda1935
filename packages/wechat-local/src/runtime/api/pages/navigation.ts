import { goBack } from '../../pages/going-back'
import { NavigationError } from '../../pages/stack'
import type { Phone } from '../../phone/phone'
import { refusals } from '../../phone/ui-log'
import { api, ApiFailure, ApiRefusal } from '../call'

type Navigation = Pick<WechatMiniprogram.Wx, 'navigateTo' | 'redirectTo' | 'switchTab' | 'reLaunch' | 'navigateBack'>

async function tried<R>(act: () => R | Promise<R>): Promise<R> {
  try {
    return await act()
  } catch (error) {
    if (error instanceof NavigationError) throw new ApiRefusal(error.message)
    throw error
  }
}

/** WeChat warns, drops what stands behind the ?, and goes on. */
function withoutQuery(url: string): string {
  if (url.includes('?')) {
    refusals.push('wx.switchTab: url 不支持 queryString')
    console.warn('wx.switchTab: url 不支持 queryString')
  }
  return url.replace(/\?.*$/, '')
}

export function navigation(phone: Phone): Navigation {
  return {
    navigateTo: api('navigateTo', { url: 'String', events: 'Object?' }, async ({ url, events }) => ({
      eventChannel: await tried(() => phone.stack.push(url, events as Parameters<typeof phone.stack.push>[1])),
    })),
    redirectTo: api('redirectTo', { url: 'String' }, ({ url }) => tried(() => phone.stack.replace(url))),
    switchTab: api('switchTab', { url: 'String' }, ({ url }) => tried(() => phone.stack.switchTab(withoutQuery(url)))),
    reLaunch: api('reLaunch', { url: 'String' }, ({ url }) => tried(() => phone.stack.relaunch(url))),
    navigateBack: api('navigateBack', { delta: 'Number?' }, async ({ delta }) => {
      if (!(await tried(() => goBack(phone, delta)))) throw new ApiFailure('cancel')
    }),
  }
}
