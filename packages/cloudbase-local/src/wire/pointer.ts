/** The variables that send the SDKs of a process to a local cloud: outside of a function they look for Tencent's metadata first. */
export function toLocalCloud(url: string): Record<string, string> {
  return {
    TCB_CONTEXT_CNFG: JSON.stringify({ URL: `${url}/admin` }),
    TENCENTCLOUD_RUNENV: 'SCF',
    SCF_NAMESPACE: 'local',
    TENCENTCLOUD_REGION: 'ap-shanghai',
  }
}
