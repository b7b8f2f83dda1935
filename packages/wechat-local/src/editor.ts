import type { IncomingMessage, ServerResponse } from 'node:http'

/** Whoever runs the cloud lets the desk change what it keeps. Documents are Extended JSON. */
export interface Editor {
  /** Puts the whole document in the place of the one with its `_id`. */
  put(collection: string, document: string): Promise<void>
  remove(collection: string, id: string | number): Promise<void>
  /** Forgets everything, and begins as on the first day. */
  reset(): Promise<void>
  /** Puts a backup in the place of everything; `key` is empty for one that is not encrypted. Gives what is to be said of it. */
  importBackup(folder: string, key: string): Promise<string>
}

/** Gives a sentence where there is something to say. */
type Edit = (editor: Editor, body: Record<string, unknown>) => Promise<string | void>

const MOST_BYTES = 1024 * 1024

const EDITS: Record<string, Edit | undefined> = {
  put: (editor, { collection, document }) => editor.put(textOf(collection), textOf(document)),
  remove: (editor, { collection, id }) => editor.remove(textOf(collection), typeof id === 'number' ? id : textOf(id)),
  reset: (editor) => editor.reset(),
  import: (editor, { folder, key }) => {
    if (typeof folder !== 'string' || folder.trim() === '') throw new Error('An import names the folder of the backup.')
    return editor.importBackup(folder.trim(), typeof key === 'string' ? key : '')
  },
}

function textOf(value: unknown): string {
  if (typeof value !== 'string' || value === '') throw new Error('A change names its collection and its document.')
  return value
}

async function readJson(req: IncomingMessage): Promise<Record<string, unknown>> {
  // A form of a foreign page cannot say so, and its script would have to be allowed to.
  if (req.headers['content-type'] !== 'application/json') throw new Error('A change comes as JSON.')
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of req as AsyncIterable<Buffer>) {
    size += chunk.length
    if (size > MOST_BYTES) throw new Error('A change has at most 1 MB.')
    chunks.push(chunk)
  }
  return JSON.parse(Buffer.concat(chunks).toString('utf8')) as Record<string, unknown>
}

/** `POST /__wechat/edit/<put | remove | reset | import>`; false when the request is for something else. */
export function editRoute(editor: Editor) {
  return async (req: IncomingMessage, res: ServerResponse, { pathname }: URL): Promise<boolean> => {
    const name = /^\/__wechat\/edit\/(\w+)$/.exec(pathname)?.[1] ?? ''
    const edit = Object.hasOwn(EDITS, name) ? EDITS[name] : undefined
    if (!edit) return false
    const answer = await readJson(req)
      .then((body) => edit(editor, body))
      .then(
        (told) => ({ status: 200, body: { told: told ?? '' } }),
        (error: Error) => ({ status: 400, body: { errMsg: error.message } }),
      )
    // A body that was not read to its end would be taken for the next request.
    if (!req.complete) res.setHeader('connection', 'close')
    res.writeHead(answer.status, { 'content-type': 'application/json; charset=utf-8', 'cache-control': 'no-store' })
    res.end(JSON.stringify(answer.body))
    return true
  }
}
