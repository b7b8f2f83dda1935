import type { IPluginContext, TaroPlatformBase } from '@tarojs/service'
import path from 'node:path'
import { fitComponents } from './components'

/** Taro collapses white space with a minifier of HTML, which takes `</input>` away; one that closes itself it leaves alone. */
function closeInputs(template: TaroPlatformBase['template']): void {
  const { buildTemplate } = template
  template.buildTemplate = (config) => buildTemplate(config).replaceAll('></input>', '/>')
}

/** Fits Taro's templates to what is built here, and its runtime with them. */
export default (ctx: IPluginContext) => {
  ctx.registerMethod({
    name: 'onSetupClose',
    fn(platform: TaroPlatformBase) {
      fitComponents(platform.template.internalComponents)
      closeInputs(platform.template)
      const runtime = path.resolve(__dirname, 'components-runtime.ts')
      platform.runtimePath = [platform.runtimePath].flat().concat(runtime)
    },
  })
}
