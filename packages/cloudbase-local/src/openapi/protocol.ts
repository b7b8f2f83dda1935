import { parse } from 'protobufjs'

/** The messages of wx.openApi, as far as cloud.openapi uses them (field numbers: wx-server-sdk, src/protobuf/openapi). */
const { root } = parse(`
  syntax = "proto3";
  message KeyValuePair { string key = 1; bytes value = 2; string contenttype = 3; string filename = 4; }
  message OpenApiData { repeated KeyValuePair pairs = 1; }
  message CommApiData { int32 apiType = 1; OpenApiData openapiData = 2; string appid = 6; }
  message CommOpenApiResp { bytes respData = 1; string contentType = 2; int32 errorCode = 3; uint32 httpCode = 4; }
`)
const request = root.lookupType('CommApiData')
const response = root.lookupType('CommOpenApiResp')

/** Arguments of one API call: JSON values, except media, which are Buffers. */
export type OpenApiArguments = Record<string, unknown>

interface Pair {
  key: string
  value: Uint8Array
  filename: string
}

export function decodeArguments(bytes: Uint8Array): OpenApiArguments {
  const { openapiData } = request.decode(bytes) as unknown as { openapiData?: { pairs?: Pair[] } }
  return Object.fromEntries((openapiData?.pairs ?? []).map((pair) => [pair.key, decodeValue(pair)] as const))
}

/** Media are known by their file name: the SDK writes `contentType` where its own protobuf wants `contenttype`. */
function decodeValue({ value, filename }: Pair): unknown {
  if (filename) return Buffer.from(value)
  return JSON.parse(Buffer.from(value).toString('utf8')) as unknown
}

export function encodeJson(value: Record<string, unknown>): Uint8Array {
  const respData = Buffer.from(JSON.stringify(value))
  return response.encode({ respData, contentType: 'application/json', httpCode: 200 }).finish()
}

export function encodeMedia(contentType: string, respData: Uint8Array): Uint8Array {
  return response.encode({ respData, contentType, httpCode: 200 }).finish()
}

/** What WeChat's own servers refuse before the API is reached, such as a missing permission. */
export function encodeSystemError(errorCode: number): Uint8Array {
  return response.encode({ errorCode, contentType: 'application/json', httpCode: 200 }).finish()
}
