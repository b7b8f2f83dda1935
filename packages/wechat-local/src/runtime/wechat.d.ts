/* oxlint-disable typescript/triple-slash-reference -- these typings are global, no module to import */
/// <reference path="../../../../node_modules/miniprogram-api-typings/types/wx/lib.wx.api.d.ts" />
/// <reference path="../../../../node_modules/miniprogram-api-typings/types/wx/lib.wx.cloud.d.ts" />

/**
 * WeChat's own typings, without the file of theirs that declares `console`, `require` and `setTimeout` anew for the whole
 * program. What that file also says, and the others need, stands here.
 */
declare namespace WechatMiniprogram {
  type IAnyObject = Record<string, unknown>
  interface AsyncMethodOptionLike {
    success?: (...args: never[]) => void
  }
  type PromisifySuccessResult<P, T extends AsyncMethodOptionLike> = P extends
    | { success: unknown }
    | { fail: unknown }
    | { complete: unknown }
    ? void
    : Promise<Parameters<Exclude<T['success'], undefined>>[0]>
}
