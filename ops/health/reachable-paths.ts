import type { Manager } from '../cloud/manager'
import type { Description } from '../plan/environment'
import type { Clock } from '../shell/clock'
import type { Finding } from './finding'

const PAUSE_MILLISECONDS = 5000

/** 503 is an answer of the function itself: the timer has not run yet. */
function isAnswer(status: number): boolean {
  return status === 200 || status === 503
}

async function ask(url: string): Promise<string | null> {
  try {
    const reply = await fetch(url)
    return isAnswer(reply.status) ? null : `${reply.status} ${(await reply.text()).slice(0, 120)}`
  } catch (error) {
    return (error as Error).message
  }
}

/** How long somebody waits for a path, and who is told meanwhile. */
export interface Patience {
  clock: Clock
  seconds: number
  /** where the rule of the functions forbids the path: perhaps one that was just set does not count yet */
  secondsForARule: number
  progress: (text: string) => void
}

async function askAgain(url: string, { clock, seconds, secondsForARule, progress }: Patience): Promise<string | null> {
  const start = clock.now()
  for (;;) {
    const refusal = await ask(url)
    if (refusal === null) return null
    const patience = refusal.includes('EXCEED_AUTHORITY') ? secondsForARule : seconds
    if (clock.now() >= start + patience * 1000) return refusal
    progress(`  waiting for ${url}: ${refusal}`)
    await clock.sleep(PAUSE_MILLISECONDS)
  }
}

export interface Paths {
  /** addresses that answer the world */
  reachable: string[]
  findings: Finding[]
}

function nowhere(paths: string[]): Finding {
  return {
    what: `the domain of ${paths.join(', ')} cannot be seen from here`,
    consequence: 'Whether it answers is not known.',
    cure: 'open it at the domain that the console shows under HTTP access: it answers JSON',
    isHint: true,
  }
}

/** Which of the described paths answer the world. What the cloud does not show of them the plan has named already. */
export async function askPaths({ functions }: Description, { http }: Manager, patience: Patience): Promise<Paths> {
  const paths = Object.values(functions).flatMap((spec) => spec.http ?? [])
  const found: Paths = { reachable: [], findings: [] }
  const live = paths.length === 0 ? null : await http.read().catch(() => null)
  if (live === null) return found
  if (live.domain === '') return { reachable: [], findings: [nowhere(paths)] }
  for (const path of paths) {
    const url = `https://${live.domain}${path}`
    const refusal = await askAgain(url, patience)
    if (refusal === null) found.reachable.push(url)
    else
      found.findings.push({
        what: `${url} does not answer: ${refusal}`,
        consequence: 'An uptime monitor cannot ask how the shop is.',
        cure: 'rules and paths take up to three minutes; then: npm run doctor. Still so: console, HTTP access',
        isHint: false,
      })
  }
  return found
}
