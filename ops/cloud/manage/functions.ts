import { isThere, type Api } from './api'
import { pagesByOffset } from '../paging'
import { waitsFor, whenFree, type FunctionStatus } from './function-status'

/** What a function is made of, beside its code. */
export interface FunctionConfig {
  runtime: string
  timeoutSeconds: number
  memoryMb: number
  /** what the last deployment wrote: see markOf */
  description: string
  environment: Record<string, string>
}

/** A function as it is in the cloud. */
export interface LiveFunction {
  config: FunctionConfig
  /** schedules by name */
  timers: Record<string, string>
  status: string
  /** when its code or configuration was changed last, by whomever; null when the cloud does not say */
  changedAt: string | null
}

interface Detail extends FunctionStatus {
  Runtime: string
  Timeout: number
  MemorySize: number
  Description?: string | null
  Environment?: { Variables?: { Key: string; Value: string }[] | null } | null
  Triggers?: { TriggerName: string; Type: string; TriggerDesc: string }[] | null
  ModTime?: string | null
}

/** The platform answers a timer's schedule as `{"cron": …}`. */
function scheduleOf(text: string): string {
  try {
    return (JSON.parse(text) as { cron?: string }).cron ?? text
  } catch {
    return text
  }
}

/** The platform says times as Shanghai reads them, `2026-11-23 20:00:00`. */
function instantOf(text: string): string | null {
  const time = Date.parse(`${text.replace(' ', 'T')}+08:00`)
  return Number.isNaN(time) ? null : new Date(time).toISOString()
}

function liveFunction(detail: Detail): LiveFunction {
  return {
    config: {
      runtime: detail.Runtime,
      timeoutSeconds: detail.Timeout,
      memoryMb: detail.MemorySize,
      description: detail.Description ?? '',
      environment: Object.fromEntries((detail.Environment?.Variables ?? []).map(({ Key, Value }) => [Key, Value])),
    },
    timers: Object.fromEntries(
      (detail.Triggers ?? [])
        .filter(({ Type }) => Type === 'timer')
        .map(({ TriggerName, TriggerDesc }) => [TriggerName, scheduleOf(TriggerDesc)]),
    ),
    status: detail.Status,
    changedAt: instantOf(detail.ModTime ?? ''),
  }
}

function settingsOf({ timeoutSeconds, memoryMb, description, environment }: FunctionConfig) {
  const Variables = Object.entries(environment).map(([Key, Value]) => ({ Key, Value }))
  return {
    Timeout: timeoutSeconds,
    MemorySize: memoryMb,
    Description: description,
    InstallDependency: 'FALSE',
    ...(Variables.length > 0 && { Environment: { Variables } }),
  }
}

const FUNCTIONS_A_PAGE = 20
const HANDLER = 'index.main'
const CHANGING = /^(ResourceInUse|FailedOperation\.(FunctionStatus|Function)|ResourceUnavailable)/

type Ask = <T>(action: string, name: string, request?: object, doneBefore?: RegExp) => Promise<T>

function timersOf(ask: Ask, untilFree: (name: string) => Promise<void>) {
  return {
    async createTimer(name: string, schedule: string): Promise<void> {
      const Triggers = JSON.stringify([{ TriggerName: name, Type: 'timer', TriggerDesc: schedule }])
      await untilFree(name)
      await ask('BatchCreateTrigger', name, { Triggers, Count: 1 }, /^(ResourceInUse|LimitExceeded\.Trigger)/)
    },
    removeTimer: (name: string, TriggerName: string): Promise<unknown> =>
      ask('DeleteTrigger', name, { TriggerName, Type: 'timer' }, /^ResourceNotFound/),
  }
}

/** Functions and their code: https://cloud.tencent.com/document/api/583/17235 */
export function functionsOf(api: Api) {
  function ask<T>(action: string, FunctionName: string, request: object = {}, doneBefore?: RegExp): Promise<T> {
    return api.call<T>('scf', action, { FunctionName, Namespace: api.env, ...request }, { doneBefore })
  }
  function describe(name: string): Promise<Detail> {
    return ask<Detail>('GetFunction', name, { ShowCode: 'FALSE' })
  }
  const { untilFree, untilActive } = waitsFor(api.clock, describe)
  return {
    untilFree,
    untilActive,
    list: (): Promise<string[]> =>
      pagesByOffset(FUNCTIONS_A_PAGE, async (Offset, Limit) => {
        const request = { EnvId: api.env, Limit, Offset }
        const page = await api.call<{ Functions?: { FunctionName: string }[] | null }>('tcb', 'ListFunctions', request)
        return (page.Functions ?? []).map(({ FunctionName }) => FunctionName)
      }),
    /** For where the cloud gives no list, as to a key of few rights. */
    exists: (name: string): Promise<boolean> => isThere(describe(name), /^ResourceNotFound/),
    get: async (name: string): Promise<LiveFunction> => liveFunction(await describe(name)),
    async create(name: string, config: FunctionConfig, archive: string): Promise<void> {
      const platform = { Handler: HANDLER, Role: 'TCB_QcsRole', Stamp: 'MINI_QCBASE', ...(await api.parts()).log }
      const request = { ...platform, Runtime: config.runtime, ...settingsOf(config), Code: { ZipFile: archive } }
      await ask('CreateFunction', name, request, CHANGING)
      await untilActive(name)
    },
    /** Takes away a function of which the platform made nothing but a name. */
    removeFailed: (name: string): Promise<unknown> => ask('DeleteFunction', name, {}, /^ResourceNotFound/),
    async updateCode(name: string, archive: string): Promise<void> {
      const request = { Handler: HANDLER, InstallDependency: 'FALSE', Code: { ZipFile: archive } }
      await untilFree(name)
      await whenFree(untilFree, name, () => ask('UpdateFunctionCode', name, request))
      await untilActive(name)
    },
    async updateConfig(name: string, config: FunctionConfig): Promise<void> {
      await untilFree(name)
      await whenFree(untilFree, name, () => ask('UpdateFunctionConfiguration', name, settingsOf(config)))
      await untilActive(name)
    },
    ...timersOf(ask, untilFree),
  }
}
