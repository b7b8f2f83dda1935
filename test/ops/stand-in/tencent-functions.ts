import {
  functionOf,
  Refusal,
  shanghaiTime,
  stateOnTheWay,
  type TencentFunction,
  type TencentState,
} from './tencent-state'

const RUNTIMES = /^Nodejs(10\.15|12\.16|14\.18|16\.13|18\.15|20\.19)$/
const CRON = /^(?:[\d*,/-]+ ){6}[\d*,/-]+$/
const VARIABLE_BYTES = 4096

interface FunctionRequest extends Omit<Partial<TencentFunction>, 'Triggers'> {
  FunctionName: string
  InstallDependency?: string
  Code?: { ZipFile?: string }
  Triggers?: string
  TriggerName?: string
  Qualifier?: string
  Offset?: number
  Limit?: number
}

/** While something is under way nothing else may begin: https://cloud.tencent.com/document/product/583/47175 */
function findIdle(state: TencentState, name: string): TencentFunction {
  const found = functionOf(state, name)
  const busy = stateOnTheWay(found, state.now)
  if (busy) throw new Refusal('FailedOperation.FunctionStatusError', `The function is ${busy}.`)
  return found
}

export const WHY = 'The code could not be unpacked.'

/** How long each state lasts is documented nowhere: believed. */
const SECONDS: Record<string, number> = { Creating: 2, Updating: 1, Publishing: 1, UpdatingAndPublishing: 1 }

/** Whether this change of a function comes to nothing. */
function fails({ failing }: TencentState, found: TencentFunction, change: string): boolean {
  const isFailing = failing.get(found.FunctionName) === change
  if (isFailing) failing.delete(found.FunctionName)
  found.Status = isFailing ? change : 'Active'
  return isFailing
}

/** The states come one after the other, and what was changed is so from now on. */
function begin(found: TencentFunction, states: string[], now: number): void {
  let until = now
  found.onTheWay = states.map((Status) => ({ Status, until: (until += (SECONDS[Status] ?? 1) * 1000) }))
  found.ModTime = shanghaiTime(now)
}

function checkedCode({ Code }: FunctionRequest): string {
  const bytes = Buffer.from(Code?.ZipFile ?? '', 'base64')
  if (bytes.readUInt32LE(0) !== 0x04034b50)
    throw new Refusal('InvalidParameterValue.Code', 'ZipFile is no zip archive.')
  if (bytes.length > 1.5 * 1024 * 1024) throw new Refusal('RequestSizeLimitExceeded', 'The code is too large.')
  return Code?.ZipFile ?? ''
}

function checkConfig({ Runtime, Timeout, MemorySize, Environment }: FunctionRequest): void {
  if (Runtime !== undefined && !RUNTIMES.test(Runtime))
    throw new Refusal('InvalidParameterValue.Runtime', `The runtime ${Runtime} is not supported.`)
  if (Timeout !== undefined && (Timeout < 1 || Timeout > 900))
    throw new Refusal('InvalidParameterValue.Timeout', 'Timeout must be 1 to 900.')
  if (MemorySize !== undefined && MemorySize % 64 !== 0)
    throw new Refusal('InvalidParameterValue.Memory', 'MemorySize must be a multiple of 64.')
  if (JSON.stringify(Environment ?? {}).length > VARIABLE_BYTES)
    throw new Refusal('LimitExceeded.Variables', 'The variables are too long.')
}

type Answer = (state: TencentState, request: FunctionRequest, url: string) => object

export const functionAnswers: Record<string, Answer> = {
  ListFunctions: ({ functions }, { Offset = 0, Limit = 20 }) => ({
    // Functions may be null: https://cloud.tencent.com/document/api/876/137947
    Functions:
      functions.size === 0
        ? null
        : [...functions.values()]
            .slice(Offset, Offset + Limit)
            .map(({ FunctionName, Runtime, Status }) => ({ FunctionName, Runtime, Status })),
    TotalCount: functions.size,
  }),
  // Triggers, Environment and StatusReasons may be null: https://cloud.tencent.com/document/api/583/18584
  GetFunction: (state, { FunctionName }) => {
    const found = functionOf(state, FunctionName)
    const { code: _code, versions: _versions, onTheWay: _onTheWay, ...detail } = found
    const { Triggers, Environment } = detail
    return {
      ...detail,
      Status: stateOnTheWay(found, state.now) ?? detail.Status,
      Triggers: Triggers.length > 0 ? Triggers : null,
      Environment: Environment.Variables.length > 0 ? Environment : null,
      StatusReasons: /Failed$/.test(found.Status) ? [{ ErrorCode: 'InternalError', ErrorMessage: WHY }] : null,
    }
  },
  // https://cloud.tencent.com/document/api/583/18586; 50 functions, 20 on the old free plan: developers.weixin.qq.com/miniprogram/dev/wxcloud, quota
  CreateFunction: (state, request) => {
    const { FunctionName, Runtime = '', Timeout = 3, MemorySize = 256, Description = '', Environment } = request
    if (state.functions.has(FunctionName)) throw new Refusal('ResourceInUse.Function', 'The function exists already.')
    if (state.functions.size >= state.quotas.functions)
      throw new Refusal('LimitExceeded.Function', 'The environment has as many functions as it may have.')
    checkConfig(request)
    const given = {
      FunctionName,
      Runtime,
      Timeout,
      MemorySize,
      Description,
      Environment: Environment ?? { Variables: [] },
    }
    const code = checkedCode(request)
    const made = { ...given, Status: 'Active', Triggers: [], code, versions: [], onTheWay: [], ModTime: '' }
    fails(state, made, 'CreateFailed')
    begin(made, ['Creating'], state.now)
    state.functions.set(FunctionName, made)
    return {}
  },
  // https://cloud.tencent.com/document/api/583/18581
  UpdateFunctionCode: (state, request) => {
    const found = findIdle(state, request.FunctionName)
    const code = checkedCode(request)
    if (!fails(state, found, 'UpdateFailed')) found.code = code
    begin(found, ['Updating'], state.now)
    return {}
  },
  // https://cloud.tencent.com/document/api/583/18580
  UpdateFunctionConfiguration: (state, request) => {
    const found = findIdle(state, request.FunctionName)
    checkConfig(request)
    begin(found, ['Updating'], state.now)
    for (const field of ['Timeout', 'MemorySize', 'Description', 'Environment'] as const)
      if (request[field] !== undefined) Object.assign(found, { [field]: request[field] })
    return {}
  },
  // one a function, seven fields: developers.weixin.qq.com/miniprogram/dev/wxcloud/guide/functions/triggers
  BatchCreateTrigger: (state, { FunctionName, Triggers = '[]' }) => {
    const found = findIdle(state, FunctionName)
    for (const trigger of JSON.parse(Triggers) as TencentFunction['Triggers']) {
      if (!CRON.test(trigger.TriggerDesc))
        throw new Refusal('InvalidParameterValue.TriggerDesc', 'The cron is malformed.')
      if (found.Triggers.length > 0) throw new Refusal('LimitExceeded.Trigger', 'A function has one timer at most.')
      found.Triggers.push({ ...trigger, TriggerDesc: JSON.stringify({ cron: trigger.TriggerDesc }) })
    }
    return {}
  },
  // https://cloud.tencent.com/document/api/583/18588
  DeleteTrigger: (state, { FunctionName, TriggerName }) => {
    const found = functionOf(state, FunctionName)
    found.Triggers = found.Triggers.filter((trigger) => trigger.TriggerName !== TriggerName)
    return {}
  },
  // https://cloud.tencent.com/document/api/583/37161, 20 a second
  PublishVersion: (state, { FunctionName, Description = '' }) => {
    const found = findIdle(state, FunctionName)
    // at most 1000: https://cloud.tencent.com/document/product/583/11637
    if (found.versions.length >= 1000) throw new Refusal('LimitExceeded.Version', 'There are too many versions.')
    const number = 1 + Math.max(0, ...found.versions.map(({ Version }) => Number(Version)))
    if (!fails(state, found, 'PublishFailed'))
      found.versions.push({ Version: String(number), Description, code: found.code })
    begin(found, ['Publishing', 'UpdatingAndPublishing'], state.now)
    return { FunctionVersion: String(number) }
  },
  // a page has 100 at most, and 20 may be asked for a second: https://cloud.tencent.com/document/api/583/37162
  ListVersionByFunction: (state, { FunctionName, Offset = 0, Limit = 20 }) => {
    const all = [{ Version: '$LATEST', Description: '' }, ...functionOf(state, FunctionName).versions]
    const page = all.slice(Offset, Offset + Math.min(Limit, 100))
    return {
      Versions: page.map(({ Version, Description }) => ({ Version, Description })),
      TotalCount: all.length,
    }
  },
  // with a qualifier only that version: https://cloud.tencent.com/document/api/583/18585
  DeleteFunction: (state, { FunctionName, Qualifier }) => {
    const found = functionOf(state, FunctionName)
    if (Qualifier !== undefined && !found.versions.some(({ Version }) => Version === Qualifier))
      throw new Refusal('ResourceNotFound.FunctionVersion', `There is no version ${Qualifier} of ${FunctionName}.`)
    if (Qualifier === undefined) state.functions.delete(FunctionName)
    else found.versions = found.versions.filter(({ Version }) => Version !== Qualifier)
    return {}
  },
  // https://cloud.tencent.com/document/api/583/37164, 20 a second; without a qualifier $LATEST
  GetFunctionAddress: (_state, { FunctionName, Qualifier }, url) => ({
    Url: `${url}/code/${FunctionName}/${Qualifier ?? ''}`,
  }),
}
