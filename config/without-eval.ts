import type { Compiler, RuntimeModule } from 'webpack'

/** webpack finds the global object by `new Function`, which WeChat forbids; where there is no `globalThis`, an empty one will do. */
export class WithoutEval {
  apply(compiler: Compiler): void {
    const { global } = compiler.webpack.RuntimeGlobals
    compiler.hooks.compilation.tap('WithoutEval', (compilation) => {
      compilation.hooks.runtimeModule.tap('WithoutEval', (module: RuntimeModule) => {
        if (module.name === 'global')
          module.generate = () => `${global} = typeof globalThis === 'object' ? globalThis : {}`
      })
    })
  }
}
