import { signature } from './files'

const LOOK_EVERY_MS = 400

/**
 * Calls back when a build is no longer the one seen and has stayed as it is for one look. Builders empty their folder first, so a
 * folder without app.json is one being written.
 */
export function watchBuild(root: string, seen: string | null, changed: () => void): () => void {
  let known = seen ?? signature(root)
  let last = known
  const timer = setInterval(() => {
    const now = signature(root)
    if (now !== null && now !== known && now === last) {
      known = now
      changed()
    }
    last = now
  }, LOOK_EVERY_MS)
  timer.unref()
  return () => clearInterval(timer)
}
