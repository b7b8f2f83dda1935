import type { Compiler } from 'webpack'

const NAME = 'FreshCopies'

/**
 * What two subpackages share Taro copies into both at the very end, as sources whose content has no say in their hash. The minifiers
 * remember by that hash what they have done before, so a cached build would give out the copies of an earlier one. They get real sources here.
 */
export class FreshCopies {
  apply({ hooks, webpack: { sources, Compilation } }: Compiler): void {
    hooks.compilation.tap(NAME, (compilation) => {
      const stage = Compilation.PROCESS_ASSETS_STAGE_OPTIMIZE_SIZE - 1
      compilation.hooks.processAssets.tap({ name: NAME, stage, additionalAssets: true }, (assets) => {
        for (const [name, source] of Object.entries(assets))
          if (name.includes('/sub-common/')) compilation.updateAsset(name, new sources.RawSource(source.source()))
      })
    })
  }
}
