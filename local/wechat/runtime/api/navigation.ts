import { goBack } from '../pages/going-back'
import { NavigationError } from '../pages/stack'
import type { Phone } from '../phone'
import { api, ApiFailure } from './call'

interface To {
  url: string
  events?: Record<string, (...args: unknown[]) => void>
}

const tried = async <R>(act: () => R | Promise<R>): Promise<R> => {
  try {
    return await act()
  } catch (error) {
    if (error instanceof NavigationError) throw new ApiFailure(error.message)
    throw error
  }
}

export const navigation = (phone: Phone) => ({
  navigateTo: api('navigateTo', async ({ url, events }: To) => ({
    eventChannel: await tried(() => phone.stack.push(url, events)),
  })),
  redirectTo: api('redirectTo', ({ url }: To) => tried(() => phone.stack.replace(url))),
  switchTab: api('switchTab', ({ url }: To) => tried(() => phone.stack.switchTab(url))),
  reLaunch: api('reLaunch', ({ url }: To) => tried(() => phone.stack.relaunch(url))),
  navigateBack: api('navigateBack', async ({ delta }: { delta?: number }) => {
    if (!(await tried(() => goBack(phone, delta)))) throw new ApiFailure('cancel')
  }),
})
