import type { Manager } from '../cloud/manager'
import type { Clock } from '../shell/clock'
import type { Description } from './environment'
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

async function askAgain(url: string, attempts: number, clock: Clock): Promise<string | null> {
  let refusal = await ask(url)
  for (let attempt = 1; refusal !== null && attempt < attempts; attempt++) {
    await clock.sleep(PAUSE_MILLISECONDS)
    refusal = await ask(url)
  }
  return refusal
}

/** Which of the described paths do not answer the world. */
export async function unreachablePaths(
  { functions }: Description,
  { http }: Manager,
  clock: Clock,
  attempts: number,
): Promise<Finding[]> {
  const paths = Object.values(functions).flatMap((spec) => spec.http ?? [])
  const domain =
    paths.length === 0
      ? ''
      : await http.read().then(
          (found) => found.domain,
          () => '',
        )
  if (domain === '') return []
  const findings: Finding[] = []
  for (const path of paths) {
    const url = `https://${domain}${path}`
    const refusal = await askAgain(url, attempts, clock)
    if (refusal === null) continue
    findings.push({
      what: `${url} does not answer: ${refusal}`,
      consequence: 'An uptime monitor cannot ask how the shop is.',
      cure: 'rules and paths take up to three minutes; then: npm run doctor. Still so: console, HTTP access',
      isHint: false,
    })
  }
  return findings
}
