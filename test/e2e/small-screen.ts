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

const screens = [
  { width: 390, height: 844 },
  { width: 320, height: 568 },
]
/** As the page has it; a font without Chinese letters, which then come from elsewhere and stand higher or lower. */
const fonts = ['', '"Open Sans"', 'serif']

/** How the pages of a test are looked at: every screen in the light and in the dark, the smallest with other letters as well. */
const looks = screens.flatMap((screen, at) =>
  (['light', 'dark'] as const).flatMap((theme) => {
    const isSmallest = at === screens.length - 1 && theme === 'dark'
    return (isSmallest ? fonts : fonts.slice(0, 1)).map((font) => ({ screen, theme, font }))
  }),
)

function setText(phone: Phone, scale: number, font: string) {
  return phone.top.locator('.screen').evaluate(
    (page, [to, family]) => {
      page.style.setProperty('--fs', String(to))
      page.style.fontFamily = String(family)
    },
    [scale, font],
  )
}

/** On every screen, in the light and in the dark, with small and with large text; the phone is left as a small one. */
export async function expectNoFlaws(phone: Phone): Promise<void> {
  for (const { screen, theme, font } of looks) {
    await phone.page.setViewportSize(screen)
    await phone.hook((hook, next) => hook.theme(next), theme)
    for (const scale of [1, 2]) {
      await setText(phone, scale, font)
      expect([screen.width, theme, scale, font, await flaws(phone)]).toEqual([screen.width, theme, scale, font, []])
    }
  }
}
