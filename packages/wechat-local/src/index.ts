/** The door of the package: what is not exported here is nobody else's business. */
export type { Editor } from './editor'
export type { Account, Person, PrivacyKey } from './account'
export { compileWeapp } from './compile/compile'
export { askWcc, askWcsc } from './compile/wechat-compilers'
export type { TestHook } from './runtime/test-hook'
export { wechatRoutes, type WechatOptions } from './serve'
