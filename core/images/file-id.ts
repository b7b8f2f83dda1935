/** How many files the platform links or removes in one call. */
export const FILES_A_CALL = 50

/** `cloud://<env>.<bucket>/<path>` */
const FILE_ID = /^(cloud:\/\/([\w-]+)\.[\w.-]+)\/([^?#\\]+)$/

export interface FileIdParts {
  /** `cloud://<env>.<bucket>`: in another environment the same file has another one */
  root: string
  env: string
  path: string
}

/** The parts of a file id of the cloud; null when it is none. */
export function fileIdParts(file_id: string): FileIdParts | null {
  const [, root, env, path] = FILE_ID.exec(file_id) ?? []
  return root !== undefined && env !== undefined && path !== undefined ? { root, env, path } : null
}
