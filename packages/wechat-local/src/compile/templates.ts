import { TmplGroup } from 'glass-easel-template-compiler'
import { readText } from './files'
import { WeappError } from './weapp-error'

interface Finding {
  isError: boolean
  message: string
  startLine: number
  startColumn: number
}

/** The engine calls this for every handler of every event: the place where an event takes the shape WeChat gives it. */
const EVENT_HOOK = 'Q.C=__wechatHandle;'

/** Compiles every .wxml and .wxs of a build into one expression. */
export function compileTemplates(root: string, files: string[]): string {
  const group = new TmplGroup()
  for (const file of files.filter((name) => name.endsWith('.wxs'))) {
    group.addScript(file.slice(0, -'.wxs'.length), readText(root, file))
  }
  for (const file of files.filter((name) => name.endsWith('.wxml'))) {
    const findings = group.addTmpl(file.slice(0, -'.wxml'.length), readText(root, file)) as Finding[]
    const error = findings.find((finding) => finding.isError)
    if (error) throw new WeappError(file, error.message, error.startLine + 1, error.startColumn + 1)
  }
  group.setExtraRuntimeScript(EVENT_HOOK)
  const compiled = group.getTmplGenObjectGroups()
  group.free()
  return compiled
}
