/** What the server answers; throws its sentence when it refuses. */
async function answer<T>(response: Response): Promise<T> {
  const body = (await response.json()) as T & { errMsg?: string }
  if (!response.ok) throw new Error(body.errMsg ?? `HTTP ${response.status}`)
  return body
}

async function post<T>(address: string, body: object): Promise<T> {
  const headers = { 'content-type': 'application/json' }
  return answer<T>(await fetch(address, { method: 'POST', headers, body: JSON.stringify(body) }))
}

export async function getJson<T>(path: string): Promise<T> {
  return answer<T>(await fetch(`/__local/${path}`))
}

export function postJson<T>(path: string, body: object = {}): Promise<T> {
  return post(`/__local/${path}`, body)
}

/** A change of what the cloud keeps, where whoever started it allows that. */
export function edit(name: 'put' | 'remove' | 'reset' | 'import', body: object = {}): Promise<{ told: string }> {
  return post(`/__wechat/edit/${name}`, body)
}
