import { asAnyone } from '../_shell/guards'
import { handle } from '../_shell/handler'
import { readHealth } from '../_shell/upkeep/health'

const answer = handle(
  'health',
  asAnyone((_request, call) => readHealth(call)),
)

function isHttp(event: unknown): boolean {
  return typeof event === 'object' && event !== null && 'httpMethod' in event
}

/** Over HTTP the status is 200 when the shop is well and 503 when it is not, which is all that a monitor reads. */
export async function main(event: unknown, context?: { request_id?: string }): Promise<unknown> {
  const reply = await answer(event, context)
  if (!isHttp(event)) return reply
  const statusCode = reply.code === 0 && reply.data.ok ? 200 : 503
  const headers = { 'content-type': 'application/json; charset=utf-8', 'cache-control': 'no-store' }
  return { statusCode, headers, body: JSON.stringify(reply) }
}
