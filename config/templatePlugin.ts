import type { IPluginContext, TaroPlatformBase } from '@tarojs/service'
import path from 'node:path'
import { ariaAttributes } from './aria'

/** Events that nothing here listens to; every level of the template would repeat them. */
const unheard = /^bind(Touch|Animation|Transition)/

/** Taro collapses white space with a minifier of HTML, which takes `</input>` away; one that closes itself it leaves alone. */
function closeInputs(template: TaroPlatformBase['template']): void {
  const { buildTemplate } = template
  template.buildTemplate = (config) => buildTemplate(config).replaceAll('></input>', '/>')
}

/** Taro types `ariaLabel` and its kin but drops them from the templates; this puts them back. */
export default (ctx: IPluginContext) => {
  ctx.registerMethod({
    name: 'onSetupClose',
    fn(platform: TaroPlatformBase) {
      const { template } = platform
      template.mergeComponents(ctx, ariaAttributes)
      for (const attributes of Object.values(template.internalComponents))
        for (const name of Object.keys(attributes)) if (unheard.test(name)) delete attributes[name]
      closeInputs(template)
      platform.runtimePath = [platform.runtimePath].flat().concat(path.resolve(__dirname, 'ariaRuntime.ts'))
    },
  })
}
