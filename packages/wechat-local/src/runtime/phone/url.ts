export interface Target {
  path: string
  query: Record<string, string>
}

function normalize(path: string, from: string): string {
  const parts = path.startsWith('/') ? [] : from.split('/').slice(0, -1)
  for (const part of path.split('/')) {
    if (part === '..') parts.pop()
    else if (part && part !== '.') parts.push(part)
  }
  return parts.join('/').replace(/\.html$/, '')
}

/** Splits `../pay/index?id=1`; values stay as written, since WeChat leaves decoding to the page. */
export function parseUrl(url: string, from = ''): Target {
  const [path = '', search = ''] = url.split('?')
  const pairs = search
    .split('&')
    .filter(Boolean)
    .map((pair): [string, string] => {
      const [name = '', ...value] = pair.split('=')
      return [name, value.join('=')]
    })
  return { path: normalize(path, from), query: Object.fromEntries(pairs) }
}
