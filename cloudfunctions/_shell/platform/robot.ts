import { robotBody, robotCode, type RobotAnswer, type RobotKind } from '../../../core/messages/alerts'

const PATIENCE_MS = 5000

/**
 * Tells a group chat's robot something. A redirection is not followed: it could lead anywhere. Nothing of a failure is passed
 * on, because an error's text may hold the address, which is a secret.
 */
export async function tellRobot({ url, kind }: { url: string; kind: RobotKind }, text: string): Promise<RobotAnswer> {
  try {
    const reply = await fetch(addressOf(url), {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(robotBody(kind, text)),
      redirect: 'manual',
      signal: AbortSignal.timeout(PATIENCE_MS),
    })
    if (reply.status >= 300 && reply.status < 400) return 'redirected'
    return { code: robotCode(jsonOf(await reply.text())) }
  } catch {
    return 'unreachable'
  }
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

/** A local cloud has a receiver of its own for every host. */
function addressOf(url: string): string {
  const { WEBHOOK_API_URL: base } = process.env
  const { host, pathname, search } = new URL(url)
  return base ? `${base}/${host}${pathname}${search}` : url
}
