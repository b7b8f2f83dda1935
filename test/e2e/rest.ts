import type { Frame, Page } from 'playwright-core'

/**
 * Runs in the browser: until no call is under way and ten frames in a row have called nothing and changed nothing. A function in
 * it is a method, because tsx gives others their names by a helper that the browser does not have.
 */
async function frames(): Promise<void> {
  const phone = window.__phone
  if (!phone) throw new Error('no phone runs in this page')
  const page = {
    state() {
      const calls = phone.calls()
      const isBusy = calls.some(({ duration_ms }) => duration_ms === undefined)
      return isBusy ? null : `${calls.length} ${phone.setData().count} ${document.body.querySelectorAll('*').length}`
    },
  }
  for (let still = 0; still < 10;) {
    const before = page.state()
    await new Promise((resolve) => requestAnimationFrame(resolve))
    still = before !== null && before === page.state() ? still + 1 : 0
  }
}

/** Waits until the phone in this page or frame has nothing more to do. */
export function rests(where: Page | Frame): Promise<void> {
  return where.evaluate(frames)
}
