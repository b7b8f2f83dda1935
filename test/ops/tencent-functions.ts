import { Refusal, type TencentFunction, type TencentState } from './tencent-state'

const RUNTIMES = /^Nodejs(10\.15|12\.16|14\.18|16\.13|18\.15|20\.19|22\.21)$/
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

function find({ functions }: TencentState, name: string): TencentFunction {
  const found = functions.get(name)
  if (!found) throw new Refusal('ResourceNotFound.Function', `The function ${name} does not exist.`)
  return found
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
    Functions: [...functions.values()]
      .slice(Offset, Offset + Limit)
      .map(({ FunctionName, Runtime, Status }) => ({ FunctionName, Runtime, Status })),
    TotalCount: functions.size,
  }),
  GetFunction: (state, { FunctionName }) => {
    const { code: _code, versions: _versions, ...detail } = find(state, FunctionName)
    return detail
  },
  CreateFunction: (state, request) => {
    const { FunctionName, Runtime = '', Timeout = 3, MemorySize = 256, Description = '', Environment } = request
    if (state.functions.has(FunctionName)) throw new Refusal('ResourceInUse.Function', 'The function exists already.')
    checkConfig(request)
    const given = {
      FunctionName,
      Runtime,
      Timeout,
      MemorySize,
      Description,
      Environment: Environment ?? { Variables: [] },
    }
    state.functions.set(FunctionName, {
      ...given,
      Status: 'Active',
      Triggers: [],
      code: checkedCode(request),
      versions: [],
    })
    return {}
  },
  UpdateFunctionCode: (state, request) => {
    find(state, request.FunctionName).code = checkedCode(request)
    return {}
  },
  UpdateFunctionConfiguration: (state, request) => {
    const found = find(state, request.FunctionName)
    checkConfig(request)
    for (const field of ['Timeout', 'MemorySize', 'Description', 'Environment'] as const)
      if (request[field] !== undefined) Object.assign(found, { [field]: request[field] })
    return {}
  },
  BatchCreateTrigger: (state, { FunctionName, Triggers = '[]' }) => {
    const found = find(state, FunctionName)
    for (const trigger of JSON.parse(Triggers) as TencentFunction['Triggers']) {
      if (!CRON.test(trigger.TriggerDesc))
        throw new Refusal('InvalidParameterValue.TriggerDesc', 'The cron is malformed.')
      if (found.Triggers.length > 0) throw new Refusal('LimitExceeded.Trigger', 'A function has one timer at most.')
      found.Triggers.push({ ...trigger, TriggerDesc: JSON.stringify({ cron: trigger.TriggerDesc }) })
    }
    return {}
  },
  DeleteTrigger: (state, { FunctionName, TriggerName }) => {
    const found = find(state, FunctionName)
    found.Triggers = found.Triggers.filter((trigger) => trigger.TriggerName !== TriggerName)
    return {}
  },
  PublishVersion: (state, { FunctionName, Description = '' }) => {
    const { versions, code } = find(state, FunctionName)
    versions.push({ Version: String(versions.length + 1), Description, code })
    return { FunctionVersion: String(versions.length) }
  },
  ListVersionByFunction: (state, { FunctionName }) => ({
    Versions: [
      { Version: '$LATEST', Description: '' },
      ...find(state, FunctionName).versions.map(({ Version, Description }) => ({ Version, Description })),
    ],
  }),
  GetFunctionAddress: (_state, { FunctionName, Qualifier }, url) => ({
    Url: `${url}/code/${FunctionName}/${Qualifier ?? ''}`,
  }),
}
