import type { Api } from './api'
import { textOf } from '../retry'

/** How an environment answers HTTP. */
export interface LiveHttp {
  /** without it every path answers 403 HTTPSERVICE_NONACTIVATED: https://cloud.tencent.com/document/api/876/130728 */
  isOn: boolean
  /** where the paths are, or '' when the cloud does not say */
  domain: string
  /** names of functions by their paths */
  functions: Map<string, string>
}

interface Route {
  Path: string
  UpstreamResourceType?: string
  UpstreamResourceName?: string
}
interface RouteReply {
  Domains?: { Domain: string; DomainType?: string; IsDefault?: boolean; Routes?: Route[] | null }[] | null
  OriginDomain?: string
}
interface ServiceReply {
  EnableService?: boolean
}

const TAKEN = /already|APICreated|ResourceInUse/i

type Ask = <T>(action: string, request: object, doneBefore?: RegExp) => Promise<T>
type Paths = Pick<LiveHttp, 'domain' | 'functions'>

async function routesOf({ env }: Api, ask: Ask): Promise<Paths> {
  const reply = await ask<RouteReply>('DescribeHTTPServiceRoute', { EnvId: env })
  const domains = (reply.Domains ?? []).filter(({ DomainType = 'HTTPSERVICE' }) => DomainType === 'HTTPSERVICE')
  const main = domains.find(({ IsDefault }) => IsDefault) ?? domains[0]
  const found = domains.flatMap((domain) => domain.Routes ?? [])
  return {
    domain: main?.Domain ?? reply.OriginDomain ?? '',
    functions: new Map(found.map(({ Path, UpstreamResourceName = '' }) => [Path, UpstreamResourceName])),
  }
}

async function olderRoutesOf({ env }: Api, ask: Ask): Promise<Paths> {
  const reply = await ask<{ APISet?: { Name: string; Path: string }[] | null }>('DescribeCloudBaseGWAPI', {
    ServiceId: env,
  })
  return { domain: '', functions: new Map((reply.APISet ?? []).map(({ Name, Path }) => [Path, Name])) }
}

/** A function by a path of HTTP. The interface before this one (`…CloudBaseGWAPI`) is on the list of those that end. */
export function httpOf(api: Api) {
  function ask<T>(action: string, request: object, doneBefore?: RegExp): Promise<T> {
    return api.call<T>('tcb', action, request, { doneBefore })
  }
  return {
    async read(): Promise<LiveHttp> {
      const found = await routesOf(api, ask).catch(() => olderRoutesOf(api, ask))
      // where the switch is not shown, a request to the path tells whether it is on
      const service = await ask<ServiceReply>('DescribeCloudBaseGWService', { ServiceId: api.env }).catch(
        (): ServiceReply => ({}),
      )
      return { ...found, isOn: service.EnableService !== false }
    },
    turnOn: (): Promise<unknown> =>
      ask('ModifyCloudBaseGWPrivilege', {
        ServiceId: api.env,
        EnableService: true,
        Options: [{ Key: 'serviceswitch', Value: 'true' }],
      }),
    async open(name: string, Path: string): Promise<void> {
      const { domain } = await routesOf(api, ask).catch(() => ({ domain: '' }))
      const older = () =>
        ask('CreateCloudBaseGWAPI', { ServiceId: api.env, Path, Type: 1, Name: name, AuthSwitch: 2 }, TAKEN)
      if (domain === '') return void (await older())
      const upstream = { UpstreamResourceType: 'SCF', UpstreamResourceName: name }
      const Routes = [{ Path, ...upstream, EnableAuth: false, Enable: true }]
      const request = { EnvId: api.env, Domain: { Domain: domain, Routes } }
      await ask('CreateHTTPServiceRoute', request, TAKEN).catch((error: unknown) => {
        if (/^(InvalidAction|UnsupportedOperation)/.test(textOf(error))) return older()
        throw error
      })
    },
  }
}
