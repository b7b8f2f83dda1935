import { defineConfig } from '@tarojs/cli'
import path from 'node:path'
import dev from './dev'
import prod from './prod'
import { WithoutEval } from './withoutEval'

const root = path.resolve(__dirname, '..')

/** Taro compiles src/ alone; these are TypeScript or too new as well. */
const alsoCompiled = ['core', 'config', 'node_modules/dayjs'].map((folder) => path.join(root, folder))

/** The part of webpack-chain that is used here; its types do not come along. */
interface Chain {
  plugin: (name: string) => { use: (plugin: unknown) => unknown }
}

export default defineConfig<'webpack5'>((merge) =>
  merge(
    {},
    {
      projectName: 'ps5-by-the-hour',
      date: '2025-11-23',
      framework: 'react',
      compiler: { type: 'webpack5', prebundle: { enable: false } },
      designWidth: 375,
      sourceRoot: 'src',
      outputRoot: 'dist/weapp',
      plugins: [path.join(__dirname, 'templatePlugin.ts')],
      cache: { enable: true },
      defineConstants: { CLOUD_ENV: JSON.stringify(process.env.CLOUD_ENV ?? 'local') },
      mini: {
        webpackChain: (chain: Chain) => chain.plugin('withoutEval').use(WithoutEval),
        compile: { include: alsoCompiled },
        optimizeMainPackage: { enable: true },
        minifyXML: { collapseWhitespace: true },
        runtime: { enableInnerHTML: false },
        // Sizes are CSS px as in WeUI, so that text can follow the system's font size.
        postcss: { pxtransform: { enable: false } },
      },
    },
    process.env.NODE_ENV === 'production' ? prod : dev,
  ),
)
