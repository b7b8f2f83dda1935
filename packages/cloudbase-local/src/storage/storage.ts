import type { Clock } from '../clock'
import type { Environment } from '../environment'
import { HttpError } from '../http/exchange'
import type { Files } from './files'
import { createLinks, type Links } from './links'
import { compileRule, type Rule } from './rule'
import { isCloudPath } from './store'

export const UPLOAD_LIMIT = 20 * 1024 * 1024
export const LINKS_PER_CALL = 50
export const DEFAULT_LINK_SECONDS = 86_400
const UPLOAD_LINK_SECONDS = 600

export interface DownloadLink {
  fileID: string
  code: 'SUCCESS' | 'STORAGE_FILE_NONEXIST'
  tempFileURL: string
}

/** The bucket of the environment: files, their ids, the links to them, and what its rule allows clients. */
export class Storage {
  readonly links: Links
  private readonly mayRead: Rule
  private readonly mayWrite: Rule
  private readonly root: string

  constructor(
    readonly files: Files,
    environment: Environment,
    private readonly clock: Clock,
    baseUrl: () => string,
  ) {
    this.links = createLinks(files.secret, baseUrl, () => clock.now())
    this.mayRead = compileRule(environment.storage.rule.read)
    this.mayWrite = compileRule(environment.storage.rule.write)
    this.root = `cloud://${environment.env}.6c6f-${environment.env}-1250000000/`
  }

  fileIdOf(path: string): string {
    return this.root + path
  }

  /** Null for an id of another bucket, or one that is no path at all. */
  pathOf(fileId: unknown): string | null {
    if (typeof fileId !== 'string' || !fileId.startsWith(this.root)) return null
    const path = fileId.slice(this.root.length)
    return isCloudPath(path) ? path : null
  }

  uploadLink(path: string): string {
    return this.links.sign('put', path, UPLOAD_LINK_SECONDS)
  }

  /** What the SDK's PUT brings: a function's file, which belongs to no client. */
  async put(path: string, bytes: Uint8Array): Promise<void> {
    await this.files.write({ path, openid: '', created_at: this.timestamp() }, bytes)
  }

  /** A client's upload, judged by the write rule. */
  async upload(path: string, openid: string, bytes: Uint8Array): Promise<string> {
    if (!isCloudPath(path)) throw new HttpError(400, 'That is not a path in the bucket.')
    const owner = (await this.files.read(path))?.head.openid ?? openid
    if (!this.mayWrite({ auth: authOf(openid), resource: { openid: owner, path } }))
      throw new HttpError(403, 'The storage rule does not let this client write there.')
    await this.files.write({ path, openid, created_at: this.timestamp() }, bytes)
    return this.fileIdOf(path)
  }

  async downloadLink(fileId: string, seconds: number): Promise<DownloadLink> {
    const path = this.pathOf(fileId)
    if (path === null || !(await this.files.has(path)))
      return { fileID: fileId, code: 'STORAGE_FILE_NONEXIST', tempFileURL: '' }
    return { fileID: fileId, code: 'SUCCESS', tempFileURL: this.links.sign('get', path, seconds) }
  }

  /** What a client asks for itself, judged by the read rule. */
  async clientLink(fileId: string, openid: string): Promise<DownloadLink> {
    const path = this.pathOf(fileId)
    const owner = path === null ? '' : ((await this.files.read(path))?.head.openid ?? '')
    if (!this.mayRead({ auth: authOf(openid), resource: { openid: owner, path: path ?? '' } }))
      throw new HttpError(403, 'The storage rule does not let this client read that file.')
    return this.downloadLink(fileId, DEFAULT_LINK_SECONDS)
  }

  private timestamp(): string {
    return new Date(this.clock.now()).toISOString()
  }
}

function authOf(openid: string) {
  return openid ? { openid } : null
}
