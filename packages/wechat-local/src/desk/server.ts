/** What the server answers; throws its sentence when it refuses. */
async function answer<T>(response: Response): Promise<T> {
  const body = (await response.json()) as T & { errMsg?: string }
  if (!response.ok) throw new Error(body.errMsg ?? `HTTP ${response.status}`)
  return body
}

export async function getJson<T>(path: string): Promise<T> {
  return answer<T>(await fetch(`/__local/${path}`))
}

export async function postJson<T>(path: string, body: object = {}): Promise<T> {
  const headers = { 'content-type': 'application/json' }
  return answer<T>(await fetch(`/__local/${path}`, { method: 'POST', headers, body: JSON.stringify(body) }))
}
