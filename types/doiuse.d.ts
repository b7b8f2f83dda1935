/** The linter brings types that its package does not name; this is what is used of them. */
declare module 'doiuse' {
  import type { ChildNode, Plugin } from 'postcss'

  interface Options {
    browsers: string[]
    ignore?: string[]
    onFeatureUsage: (usage: { feature: string; message: string; usage: ChildNode }) => void
  }

  const DoIUse: new (options: Options) => Plugin
  export default DoIUse
}
