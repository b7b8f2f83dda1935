import { defineConfig } from '@tarojs/cli'
import path from 'node:path'
import { keptComponents } from './components'
import dev from './dev'
import { FreshCopies } from './fresh-copies'
import prod from './prod'
import { WithoutEval } from './without-eval'

const root = path.resolve(__dirname, '..')

/** Taro compiles src/ alone; these are TypeScript or too new as well. */
const alsoCompiled = ['core', 'config', 'node_modules/dayjs', 'node_modules/lean-qr'].map((folder) =>
  path.join(root, folder),
)

/** Where Taro lists all components of WeChat. */
const lists = /@tarojs[\\/](shared[\\/]dist[\\/]shared\.esm|plugin-platform-weapp[\\/]dist[\\/]runtime)\.js$/

/** The part of webpack-chain that is used here; its types do not come along. */
interface Chain {
  plugin: (name: string) => { use: (plugin: unknown) => unknown }
  merge: (rules: unknown) => unknown
}

const cutComponents = {
  test: lists,
  enforce: 'pre',
  use: { cut: { loader: path.join(__dirname, 'cut-components-loader.cjs'), options: { keep: keptComponents } } },
}

const giveEncoder = {
  test: /lean-qr[\\/]nano\.mjs$/,
  enforce: 'pre',
  use: { encoder: { loader: path.join(__dirname, 'text-encoder-loader.cjs') } },
}

function setUpWebpack(chain: Chain): void {
  chain.plugin('withoutEval').use(WithoutEval)
  chain.plugin('freshCopies').use(FreshCopies)
  chain.merge({ module: { rule: { cutComponents, giveEncoder } } })
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
      plugins: [path.join(__dirname, 'template-plugin.ts')],
      cache: { enable: true },
      copy: { patterns: [{ from: 'src/sitemap.json', to: 'dist/weapp/sitemap.json' }], options: {} },
      defineConstants: { CLOUD_ENV: JSON.stringify(process.env.CLOUD_ENV ?? 'local') },
      mini: {
        webpackChain: setUpWebpack,
        // Levels of the template, one more than the deepest page has; a deeper one would begin anew in a component, where styles differ.
        baseLevel: 11,
        enableSourceMap: false,
        compile: { include: alsoCompiled },
        optimizeMainPackage: { enable: true },
        minifyXML: { collapseWhitespace: true },
        runtime: { enableInnerHTML: false },
        // Every class carries the name of its component, so the order of the sheets says nothing.
        miniCssExtractPluginOption: { ignoreOrder: true },
        // Sizes are CSS px as in WeUI, so that text can follow the system's font size.
        postcss: { pxtransform: { enable: false } },
      },
    },
    process.env.NODE_ENV === 'production' ? prod : dev,
  ),
)
