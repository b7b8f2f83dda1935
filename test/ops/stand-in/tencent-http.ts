import { countingRule } from './tencent-answers'
import { Refusal, type TencentState } from './tencent-state'

/** New environments have such a domain: DescribeHTTPServiceRoute, IsDefault. */
export const DOMAIN = 'shop-1a2b-1250000000.ap-shanghai.app.tcloudbase.com'

interface HttpRequest {
  Domain?: { Domain: string; Routes?: { Path: string; UpstreamResourceName: string }[] }
  EnableService?: boolean
  Name?: string
  Path?: string
}

function open({ http }: TencentState, path: string, name: string): object {
  if (http.has(path)) throw new Refusal('InvalidParameter.APICreated', 'The path exists already.')
  http.set(path, name)
  return {}
}

export const httpAnswers: Record<string, (state: TencentState, request: HttpRequest) => object> = {
  // CloudBase-AI-Toolkit, gateway.ts; Routes may be null like every list
  DescribeHTTPServiceRoute: ({ http }) => {
    const routes = [...http].map(([Path, UpstreamResourceName]) => ({ Path, UpstreamResourceName, EnableAuth: false }))
    const domain = { Domain: DOMAIN, DomainType: 'HTTPSERVICE', IsDefault: true }
    return { Domains: [{ ...domain, Routes: routes.length > 0 ? routes : null }], OriginDomain: DOMAIN, TotalCount: 1 }
  },
  CreateHTTPServiceRoute: (state, { Domain }) => {
    for (const { Path, UpstreamResourceName } of Domain?.Routes ?? []) open(state, Path, UpstreamResourceName)
    return {}
  },
  // APISet may be null: https://cloud.tencent.com/document/api/876/128121
  DescribeCloudBaseGWAPI: ({ http }) => ({
    APISet: http.size > 0 ? [...http].map(([Path, Name]) => ({ Name, Path })) : null,
  }),
  CreateCloudBaseGWAPI: (state, { Name = '', Path = '' }) => open(state, Path, Name),
  // the switch of all paths: https://cloud.tencent.com/document/api/876/130728
  DescribeCloudBaseGWService: ({ isHttpOn }) => ({ EnableService: isHttpOn, ServiceSet: null }),
  ModifyCloudBaseGWPrivilege: (state, { EnableService = false }) => {
    state.isHttpOn = EnableService
    return {}
  },
}

/** What the world is answered at a path: docs.cloudbase.net/error-code/service. */
export function answerOfPath(state: TencentState, path: string): [number, string] {
  const { http, isHttpOn } = state
  const name = http.get(path)
  if (!isHttpOn) return [403, 'HTTPSERVICE_NONACTIVATED']
  if (name === undefined) return [404, 'INVALID_PATH']
  const rule = JSON.parse(countingRule(state) ?? '{}') as Record<string, { invoke: unknown }>
  if (rule[name]?.invoke !== true) return [403, 'EXCEED_AUTHORITY']
  return [503, '{"code":0,"data":{"ok":false}}']
}
