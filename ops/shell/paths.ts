import { join } from 'node:path'

export const root = join(__dirname, '../..')
export const bundles = join(root, 'dist', 'cloudfunctions')
