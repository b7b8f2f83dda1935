import type { Bundle } from './bundle'

export const LOCAL_APPID = 'wxlocal000000000001'

/** Who calls a function. Without an openid nobody does: a timer, or an anonymous client. */
export interface Caller {
  openid?: string
  /** `wx_client`, `wx_trigger`, or a chain such as `wx_client,scf`. */
  source: string
}

/** The environment an instance has for all its life. */
export function instanceEnvironment(url: string, instanceId: string, env: string): Record<string, string> {
  return {
    TENCENTCLOUD_RUNENV: 'SCF',
    TENCENTCLOUD_REGION: 'ap-shanghai',
    SCF_NAMESPACE: env,
    // The SDKs refuse to start without credentials; nothing here checks them.
    TENCENTCLOUD_SECRETID: 'local',
    TENCENTCLOUD_SECRETKEY: 'local',
    TENCENTCLOUD_SESSIONTOKEN: 'local',
    // The one official hook that redirects both SDKs; the id in it tells who sends a request.
    TCB_CONTEXT_CNFG: JSON.stringify({ URL: `${url}/admin/${instanceId}` }),
    WX_API_URL: url,
    WEBHOOK_API_URL: `${url}/__local/webhooks`,
  }
}

/** The environment of one call, in the shape `getWXContext` and the node-sdk read it. */
export function callEnvironment(caller: Caller, requestID: string, env: string): Record<string, string> {
  const isTimer = caller.source.startsWith('wx_trigger')
  const wx: Record<string, string> = { WX_APPID: LOCAL_APPID, WX_API_TOKEN: 'local' }
  if (caller.openid) wx.WX_OPENID = caller.openid
  const tcb: Record<string, string> = {
    TCB_ENV: env,
    TCB_SEQID: requestID,
    TCB_SOURCE: caller.source,
    TRIGGER_SRC: isTimer ? 'timer' : 'tcb',
  }
  return { ...wx, ...tcb, WX_CONTEXT_KEYS: Object.keys(wx).join(), TCB_CONTEXT_KEYS: Object.keys(tcb).join() }
}

/** The second argument of `main`. */
export function callContext(bundle: Bundle, environment: Record<string, string>, requestID: string, env: string) {
  return {
    request_id: requestID,
    function_name: bundle.name,
    function_version: '$LATEST',
    memory_limit_in_mb: bundle.memoryMb,
    time_limit_in_ms: bundle.timeoutMs,
    namespace: env,
    environment: JSON.stringify(environment),
  }
}
