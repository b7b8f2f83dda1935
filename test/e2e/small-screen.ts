import { flaws } from './look'
import type { Phone, Street } from './phone'

/** Pages on the smallest screen with the largest text. Everybody keeps one phone: a switched-on one is quick. */
export function smallScreens() {
  const phones = new Map<string, Phone>()
  return async (street: Street, openid: string, path: string): Promise<Phone> => {
    const known = phones.get(openid)
    const phone = known ?? (await street.phone(openid, { width: 320, height: 568, fontScale: 2, path }))
    phones.set(openid, phone)
    if (known) await known.follow(path)
    return phone
  }
}

function setTextSize(phone: Phone, scale: number) {
  return phone.top.locator('.screen').evaluate((page, to) => page.style.setProperty('--fs', String(to)), scale)
}

/** In the light and in the dark, with small and with large text. */
export async function expectNoFlaws(phone: Phone): Promise<void> {
  for (const theme of ['light', 'dark'] as const) {
    await phone.hook((hook, next) => hook.theme(next), theme)
    for (const scale of [1, 2]) {
      await setTextSize(phone, scale)
      expect(await flaws(phone)).toEqual([])
    }
  }
}
